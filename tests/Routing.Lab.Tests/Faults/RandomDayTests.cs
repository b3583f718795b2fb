using Routing.Simulation;

namespace Routing.Lab.Tests.Faults;

/// <summary>The promises hold whatever happens, in whatever order. A seed that breaks one is printed with its story; more days with RANDOM_DAYS, or the lab's <c>faults</c>.</summary>
public class RandomDayTests
{
    private static readonly int Days = int.TryParse(Environment.GetEnvironmentVariable("RANDOM_DAYS"), out var days) ? days : 300;

    [Fact]
    public void AHealthyDay_keepsEveryPromiseAtEveryMoment_andNeedsNoRepair() => Keep(1_000_001, Days / 2, new DayOptions { Faults = false });

    [Fact]
    public void ADayOnWhichEverythingGoesWrong_keepsEveryPromise()
    {
        var report = Keep(1, Days, DayOptions.Usual);
        if (Days >= 300) Assert.All(report.Faults, kind => Assert.True(kind.Value > 50, $"{kind.Key} came {kind.Value} times only"));
    }

    [Fact]
    public void TheSameSeed_bringsTheSameDay_toTheByte()
    {
        var days = Enumerable.Range(1, 10).Select(seed => RandomDay.Play(seed)).ToList();

        Assert.All(days, day => Assert.Equal(day.Story, RandomDay.Play(day.Seed).Story));
        Assert.All(days, day => Assert.Equal(day.Digest, RandomDay.Play(day.Seed).Digest));
        Assert.Equal(days.Count, days.Select(day => day.Digest).Distinct().Count());
    }

    private static FaultReport Keep(int from, int days, DayOptions options)
    {
        var report = FaultRuns.Run(from, days, Environment.ProcessorCount, options);
        if (report.Failures is [var first, ..])
            Assert.Fail($"{report.Failed} of {days} days broke a promise. Seed {first.Seed}: {first.Breach}\n{string.Join('\n', first.Story.TakeLast(200))}");
        return report;
    }
}
