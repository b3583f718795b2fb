using System.Diagnostics;
using System.Globalization;
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
        foreach (var options in (DayOptions[])[DayOptions.Usual with { Wide = false }, DayOptions.Usual with { Wide = true }])
        {
            var days = Enumerable.Range(1, 10).Select(seed => RandomDay.Play(seed, options)).ToList();

            Assert.All(days, day => Assert.Equal(day.Story, RandomDay.Play(day.Seed, options).Story));
            Assert.All(days, day => Assert.Equal(day.Digest, RandomDay.Play(day.Seed, options).Digest));
            Assert.Equal(days.Count, days.Select(day => day.Digest).Distinct().Count());
        }
    }

    /// <summary>In another process the same names have other hashes, by which a table might be walked.</summary>
    [Theory]
    [InlineData(200_000)]
    [InlineData(200_011)]
    public async Task TheSameSeed_bringsTheSameDay_inAnotherProcess(int seed)
    {
        var lab = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Routing.Lab.dll"), "faults", "--seed", $"{seed}"]) { RedirectStandardOutput = true };
        using var other = Process.Start(lab)!;
        var told = await other.StandardOutput.ReadToEndAsync();
        var day = RandomDay.Play(seed);

        Assert.Contains($"events {day.Digest}.", told, StringComparison.Ordinal);
        Assert.StartsWith(string.Join(Environment.NewLine, day.Story), told, StringComparison.Ordinal);
    }

    /// <summary>What only wide days have is there, and goes wrong.</summary>
    [Fact]
    public void WideDays_haveBotsShiftsTranslationsAndProfiles()
    {
        var days = Enumerable.Range(1, 60).Select(seed => RandomDay.Play(seed, DayOptions.Usual with { Wide = true })).ToList();

        var story = string.Join('\n', days.SelectMany(day => day.Story));
        foreach (var happened in (string[])["bot.handedOver", "agent.shift", "contact.translated", "contact.translationFailed", "profiles.switched", "agent.adjusted", "agent.skillExpired", "contact.transcriptKept"])
            Assert.Contains($" {happened}", story, StringComparison.Ordinal);
        Assert.All((FaultKind[])[FaultKind.BotFailing, FaultKind.TranslatorFailing], kind => Assert.True(days.Sum(day => day.Faults[kind]) > 10));
    }

    /// <summary>Days that broke a promise once, and why.</summary>
    [Theory]
    [InlineData(400_002)] // The clock was set forward between two losses: a word and its repetition were both lost.
    public void ADayThatOnceBrokeAPromise_keepsIt(int seed) => Keep(seed, 1, DayOptions.Usual);

    /// <summary>What the days may not do, as nothing repairs it: however far the clock was set meanwhile.</summary>
    [Fact]
    public void AWordAndItsRepetition_areNeverBothLost()
    {
        const double SetIsToldWithin = 0.05;
        foreach (var day in Enumerable.Range(400_000, 60).Select(seed => RandomDay.Play(seed)))
        {
            var (setForward, sets) = (0.0, 0);
            var lost = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var line in day.Story.TakeWhile(line => !line.StartsWith("the last notices", StringComparison.Ordinal)))
            {
                if (line.Split("! ClockJump: by ") is [_, var by] && double.Parse(by[..^2], CultureInfo.InvariantCulture) is > 0 and var seconds) (setForward, sets) = (setForward + seconds, sets + 1);
                if (line.Split("! NoticeLost: ") is not [var at, var notice]) continue;
                var passed = TimeSpan.Parse(at.Trim(), CultureInfo.InvariantCulture).TotalSeconds - setForward;
                if (lost.TryGetValue(notice, out var before)) Assert.True(passed - before >= 15 - SetIsToldWithin * (sets + 1), $"seed {day.Seed}: {line}");
                lost[notice] = passed;
            }
        }
    }

    /// <summary>Contacts go from one group to the other, and each group's agents are offered its own.</summary>
    [Fact]
    public void SplitDays_haveTwoGroups_betweenWhichContactsGo()
    {
        var days = Enumerable.Range(1, 40).Select(seed => RandomDay.Play(seed, DayOptions.Usual with { Split = true, LosesParts = true })).ToList();

        Assert.All(days, day => Assert.Null(day.Breach));
        var story = days.SelectMany(day => day.Story).ToList();
        foreach (var (from, to) in (ReadOnlySpan<(string, string)>)[("calls", "care"), ("care", "chats")])
            Assert.Contains(story, line => line.Contains(" contact.moved ", StringComparison.Ordinal) && line.Contains($"from {from} to {to}", StringComparison.Ordinal));
        Assert.Contains(story, line => line.Contains("dispatcher/other#", StringComparison.Ordinal));
        Assert.Contains(story, line => line.Contains("! PartLost:", StringComparison.Ordinal) && line.Contains("dispatcher/other", StringComparison.Ordinal));
    }

    private static FaultReport Keep(int from, int days, DayOptions options)
    {
        var report = FaultRuns.Run(from, days, Environment.ProcessorCount, options);
        if (report.Failures is [var first, ..])
            Assert.Fail($"{report.Failed} of {days} days broke a promise. Seed {first.Seed}: {first.Breach}\n{string.Join('\n', first.Story.TakeLast(200))}");
        return report;
    }
}
