using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class PlainLinesTests
{
    [Fact]
    public void A_line_comes_now_and_then_and_none_for_what_is_over_soon()
    {
        var clock = new VirtualClock(DateTimeOffset.UnixEpoch);
        var told = new StringWriter { NewLine = "\n" };
        var lines = new PlainLines("simulating X1", 2_000, told, clock, TimeSpan.FromSeconds(10));

        foreach (var done in (int[])[100, 1_000, 1_001, 1_900])
        {
            lines.Tell(done);
            clock.MoveTo(clock.GetUtcNow() + TimeSpan.FromSeconds(6));
        }

        Assert.Equal("simulating X1: 1,001 of 2,000 (50 %)\n", told.ToString());
    }
}
