using System.Collections.Immutable;

namespace Routing.Core.Tests;

/// <summary>What has changed is told of; what differs by chance is not.</summary>
public sealed class LearningDriftTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_agent_who_resolves_less_than_before_is_told_of_and_not_the_others()
    {
        var found = LearningDrifts.Of([("tom", Tally(800, 0.85), Tally(200, 0.65)), ("li-na", Tally(800, 0.9), Tally(200, 0.91)), ("mei", Tally(800, 0.8), Tally(200, 0.79))]);
        var drift = Assert.Single(found, one => one.AgentId is not null);
        Assert.Equal(("tom", CoachingMeasure.Resolution, 0.85, 0.65), (drift.AgentId, drift.Measure, drift.Before, drift.After));
    }

    [Fact]
    public void Where_one_agent_has_changed_the_work_has_not()
    {
        var drift = Assert.Single(LearningDrifts.Of([("tom", Tally(800, 0.85), Tally(200, 0.55)), ("li-na", Tally(800, 0.9), Tally(200, 0.9)), ("mei", Tally(800, 0.8), Tally(200, 0.8))]));
        Assert.Equal("tom", drift.AgentId);
    }

    [Fact]
    public void Work_that_each_agent_has_too_little_of_is_told_of_the_group_besides_the_agent_who_changed_more()
    {
        var found = LearningDrifts.Of([("tom", Tally(800, 0.8), Tally(200, 0.4)), .. Enumerable.Range(0, 12).Select(n => ($"a-{n}", Tally(800, 0.8), Tally(60, 0.7)))]);
        Assert.Equal(["", "tom"], found.Select(one => one.AgentId ?? "").Order(StringComparer.Ordinal));
        Assert.Equal(.7, found.Single(one => one.AgentId is null).After, 9);
    }

    [Fact]
    public void Work_that_takes_everybody_longer_is_told_of_the_group()
    {
        var found = LearningDrifts.Of([.. Enumerable.Range(0, 6).Select(n => ($"a-{n}", Tally(800, 0.8, 300), Tally(200, 0.8, 390)))]);
        Assert.Contains(found, one => one is { AgentId: null, Measure: CoachingMeasure.HandleTime } && Math.Abs(one.After - 390) < 1);
    }

    /// <summary>The figures of PLANNING.md: of one agent among twenty, all others as before.</summary>
    [Theory]
    [InlineData(50, .56)]
    [InlineData(100, .63)]
    [InlineData(200, .68)]
    [InlineData(500, .73)]
    public void How_large_a_fall_is_told_of_goes_by_the_contacts(int late, double resolved)
    {
        var earlier = late * LearningDrifts.EarlierDays / LearningDrifts.LateDays;
        ImmutableArray<LearningDrift> Found(double now) =>
            LearningDrifts.Of([("tom", Tally(earlier, 0.8), Tally(late, now)), .. Enumerable.Range(0, 19).Select(n => ($"a-{n}", Tally(earlier, 0.8), Tally(late, 0.8)))]);
        Assert.Equal("tom", Assert.Single(Found(resolved - .01)).AgentId);
        Assert.Empty(Found(resolved + .015));
        Assert.Empty(LearningDrifts.Of([("tom", Tally(earlier, 0.8), Tally(49, 0))]));
    }

    [Fact]
    public void Chance_alone_is_hardly_ever_told_of()
    {
        var told = 0;
        for (var seed = 1; seed <= 50; seed++)
        {
            var random = new Random(seed);
            IntentTally Chance(int contacts) => Tally(contacts, Enumerable.Range(0, contacts).Count(_ => random.NextDouble() < 0.8) / (double)contacts);
            if (!LearningDrifts.Of([.. Enumerable.Range(0, 20).Select(n => ($"a-{n}", Chance(800), Chance(200)))]).IsEmpty) told++;
        }
        Assert.InRange(told, 0, 3);
    }

    [Fact]
    public void What_goes_on_is_told_of_once_in_two_weeks()
    {
        var drift = new LearningDrift("tom", "repair", CoachingMeasure.Resolution, 0.85, 0.65, 200);
        var none = ImmutableDictionary<string, DateTimeOffset>.Empty;
        var (told, first) = LearningDrifts.Fresh(none, [drift], Now);
        Assert.Single(first);
        Assert.Empty(LearningDrifts.Fresh(told, [drift with { After = 0.66 }], Now.AddDays(1)).Fresh);
        Assert.Single(LearningDrifts.Fresh(told, [drift with { After = 0.95 }], Now.AddDays(1)).Fresh);
        Assert.Single(LearningDrifts.Fresh(told, [drift], Now.AddDays(14)).Fresh);
    }

    private static IntentTally Tally(int contacts, double resolved, double seconds = 300) =>
        new("repair", contacts, contacts, contacts * resolved, 0, 0, contacts * seconds, contacts * seconds * seconds * 2);
}
