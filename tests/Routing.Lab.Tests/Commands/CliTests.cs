using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>What a failure is told as.</summary>
public sealed class CliTests
{
    [Fact]
    public void What_fails_in_parallel_is_told_as_one()
    {
        var mistake = new ScenarioException("$.pools", "add agents.");

        Assert.Equal("$.pools: add agents.", Cli.Line(new AggregateException(new OperationCanceledException(), new AggregateException(mistake), mistake)));
        Assert.Equal("Stopped.", Cli.Line(new AggregateException(new OperationCanceledException())));
        // What nobody foresaw is no user's mistake: it keeps its trace.
        Assert.Null(Cli.Line(new AggregateException(mistake, new NotSupportedException())));
    }
}
