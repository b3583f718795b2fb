using FsCheck;
using FsCheck.Fluent;

namespace Routing.Core.Tests;

public sealed class GroupStatisticsTests
{
    private static IntentTally Tally(long contacts, double resolvedShare = 0.8, string intent = "repair") =>
        new(intent, contacts, contacts, contacts * resolvedShare, contacts * 4, contacts, contacts * 240);

    [Fact]
    public void A_newer_copy_takes_the_place_of_the_older()
    {
        var group = new GroupStatistics();
        group.Update("a", Tally(10));
        group.Update("a", Tally(12));
        group.Update("b", Tally(5));
        Assert.Equal(17, group.Group("repair").Contacts);
    }

    [Fact]
    public void Records_are_read_page_by_page_in_the_order_of_agents_and_intents()
    {
        var group = new GroupStatistics();
        foreach (var agent in new[] { "c", "a", "b", "gone" }) foreach (var intent in new[] { "refund", "repair" }) group.Update(agent, Tally(5, intent: intent));
        group.Forget("gone");
        var all = group.Records(null, null).Select(one => (one.Agent, one.Tally.Intent)).ToList();
        Assert.Equal([("a", "refund"), ("a", "repair"), ("b", "refund"), ("b", "repair"), ("c", "refund"), ("c", "repair")], all);
        for (var n = 0; n < all.Count; n++) Assert.Equal(all.Skip(n + 1), group.Records(null, null, all[n]).Select(one => (one.Agent, one.Tally.Intent)));
        Assert.Equal(["b", "c"], group.Records(null, "repair", ("a", "repair")).Select(one => one.Agent));
        Assert.Equal(["repair"], group.Records("b", null, ("b", "refund")).Select(one => one.Tally.Intent));
        Assert.Empty(group.Records(null, null, ("d", "")));
        Assert.Empty(new GroupStatistics().Records(null, null, ("d", "")));
        // Of one who has left the place stays: the next page goes on behind it.
        Assert.Equal(["b", "c"], group.Records(null, "refund", ("aa", "x")).Select(one => one.Agent));
    }

    [Fact]
    public void A_repeated_or_late_copy_changes_nothing()
    {
        var group = new GroupStatistics();
        group.Update("a", Tally(10));
        group.Update("a", Tally(12));
        var before = group.Group("repair");
        Assert.False(group.Update("a", Tally(12)));
        Assert.False(group.Update("a", Tally(10)));
        Assert.Equal(before, group.Group("repair"));
    }

    [Theory]
    [InlineData(0, 300, 420)]
    [InlineData(5, 2, 30)]
    [InlineData(50, .58, 2)]
    public void A_new_agent_starts_from_the_group_as_far_as_it_is_known_and_an_own_record_lies_between(int contacts, double least, double most)
    {
        var group = new GroupStatistics();
        for (var n = 1; n <= contacts; n++) group.Update("a", Tally(n) with { HandleSecondsSum = .58 * n, HandleSquares = 2.4 * .58 * .58 * n });
        var start = group.OfNew("repair").HandleSeconds;
        Assert.InRange(start, least - 1, most + 1);
        Assert.Equal(start, group.Agent("new", "repair").HandleSeconds, 9);
        if (contacts > 0) Assert.InRange(group.Agent("a", "repair").HandleSeconds, .58, start);
    }

    [Fact]
    public void An_agent_who_left_is_in_no_sum()
    {
        var group = new GroupStatistics();
        group.Update("a", Tally(10));
        group.Update("b", Tally(5, intent: "refund"));
        group.Forget("a");
        Assert.Equal(IntentMeans.Unknown, group.Group("repair"));
        Assert.Equal(5, group.Group("refund").Contacts);
        Assert.Equal(0, group.Agent("a", "repair").Contacts);
    }

    [Fact]
    public void An_agent_new_to_an_intent_starts_from_the_groups_mean()
    {
        var group = new GroupStatistics();
        group.Update("a", Tally(1000, resolvedShare: 0.6));
        Assert.Equal(group.Group("repair").Resolved, group.Agent("new", "repair").Resolved, 0.03);
    }

    [Fact]
    public void The_one_who_is_much_better_at_other_work_is_needed_elsewhere()
    {
        var group = new GroupStatistics();
        group.Update("star", Tally(500, 0.95, "refund"));
        group.Update("plain", Tally(500, 0.65, "refund"));
        Assert.InRange(group.NeededElsewhere("star", "repair"), 0.10, 0.15);
        Assert.Equal(0, group.NeededElsewhere("plain", "repair"));
        Assert.Equal(0, group.NeededElsewhere("star", "refund"));
    }

    [Fact]
    public void The_best_rate_is_that_of_the_best_agent_and_follows_within_a_round_of_updates()
    {
        var group = new GroupStatistics();
        for (var i = 0; i < 10; i++) group.Update($"agent-{i}", Tally(1000, 0.5 + (i * 0.04)));
        Assert.Equal(Claim.ResolutionRate(group.Agent("agent-9", "repair")), group.BestRate("repair"), 9);
        for (var i = 0; i < 10; i++) group.Update("agent-0", Tally(100_000 + i, 0.99));
        Assert.Equal(Claim.ResolutionRate(group.Agent("agent-0", "repair")), group.BestRate("repair"), 9);
        Assert.Equal(Claim.ResolutionRate(IntentMeans.Unknown), group.BestRate("never seen"));
    }

    [Fact]
    public void Whoever_turns_out_the_best_is_the_measure_at_once_and_who_left_or_began_anew_is_none_any_more()
    {
        static double Searched(GroupStatistics group) => group.Records(null, "repair").Max(one => Claim.ResolutionRate(group.Agent(one.Agent, "repair")));

        var group = new GroupStatistics();
        for (var i = 0; i < 10; i++) group.Update($"agent-{i}", Tally(1000, 0.5));
        group.BestRate("repair");

        group.Update("agent-3", Tally(1001, 0.99));
        Assert.Equal(Claim.ResolutionRate(group.Agent("agent-3", "repair")), group.BestRate("repair"), 9);

        group.Forget("agent-3");
        Assert.Equal(Searched(group), group.BestRate("repair"), 9);

        group.Update("agent-4", Tally(1001, 0.99));
        group.BestRate("repair");
        group.Update("agent-4", Tally(1, 0.5) with { Changes = 2 });
        Assert.Equal(Searched(group), group.BestRate("repair"), 9);
    }

    [Fact]
    public void Any_order_of_copies_with_repeats_leaves_the_sum_of_the_newest()
    {
        var copy = from agent in Gen.Choose(0, 4) from contacts in Gen.Choose(1, 50) select (agent, contacts);
        Prop.ForAll(copy.ArrayOf(60).ToArbitrary(), copies =>
        {
            var group = new GroupStatistics();
            foreach (var (agent, contacts) in copies) group.Update($"{agent}", Tally(contacts));
            var newest = copies.GroupBy(c => c.agent).Sum(g => g.Max(c => c.contacts));
            Assert.Equal(newest, group.Group("repair").Contacts);
            Assert.Equal(Shrinkage.OfGroup(Tally(newest)).Resolved, group.Group("repair").Resolved, 9);
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void Intents_without_end_are_not_all_kept()
    {
        var group = new GroupStatistics();
        for (var i = 0; i < GroupStatistics.MaxIntents; i++) Assert.True(group.Update("a", Tally(1, intent: $"i-{i}")));
        Assert.False(group.Update("a", Tally(1, intent: "one more")));
        Assert.True(group.Update("a", Tally(2, intent: "i-0")));
    }

    [Fact]
    public void Estimates_are_the_same_to_the_last_digit_whatever_order_the_tallies_came_in()
    {
        var draw = Draw.For(9, "order");
        var copies = (from a in Enumerable.Range(0, 12) from i in Enumerable.Range(0, 4) select ($"agent-{a}", Tally(20 + draw.Below(80), 0.5 + (0.4 * draw.Uniform()), $"intent-{i}"))).ToList();
        GroupStatistics Group(IEnumerable<(string, IntentTally)> told)
        {
            var group = new GroupStatistics();
            foreach (var (agent, tally) in told) group.Update(agent, tally);
            group.Forget("nobody");
            return group;
        }
        var (forth, back) = (Group(copies), Group(copies.AsEnumerable().Reverse().Concat(copies)));
        Assert.All(copies, copy => Assert.Equal(forth.Agent(copy.Item1, copy.Item2.Intent).ResolvedLow, back.Agent(copy.Item1, copy.Item2.Intent).ResolvedLow));
    }

    [Fact]
    public void A_copy_of_which_less_is_remembered_is_newer_all_the_same()
    {
        var group = new GroupStatistics();
        group.Update("a", Tally(10) with { Changes = 10, At = Given.Noon });
        Assert.True(group.Update("a", Tally(6) with { Changes = 11, At = Given.Noon.AddDays(90) }));
        Assert.False(group.Update("a", Tally(10) with { Changes = 10, At = Given.Noon }));
        Assert.Equal(6, group.Agent("a", "repair").Contacts);
    }

    [Fact]
    public void A_new_agent_starts_from_its_level_once_levels_are_seen_to_matter()
    {
        var group = new GroupStatistics();
        for (var n = 0; n < 20; n++)
        {
            group.NoteLevel($"able-{n}", "repair", 8);
            group.Update($"able-{n}", Tally(200, 0.85));
            group.NoteLevel($"novice-{n}", "repair", 3);
            group.Update($"novice-{n}", Tally(200, 0.65));
        }
        group.NoteLevel("new and able", "repair", 8);
        group.NoteLevel("new", "repair", 3);
        Assert.Equal(0.85, group.Agent("new and able", "repair").Resolved, 0.02);
        Assert.Equal(0.65, group.Agent("new", "repair").Resolved, 0.02);
        Assert.InRange(group.Agent("unknown", "repair").Resolved, 0.7, 0.8);
    }

    [Fact]
    public void Before_anything_is_seen_the_level_speaks()
    {
        var group = new GroupStatistics();
        group.NoteLevel("li-na", "repair", 8);
        var means = group.Agent("li-na", "repair");
        Assert.Equal((0.8378, 0.7447, 0.9090, 303.4), (Math.Round(means.Resolved, 4), Math.Round(means.ResolvedLow, 4), Math.Round(means.ResolvedHigh, 4), Math.Round(means.HandleSeconds, 1)));
    }

    [Fact]
    public void An_agent_considered_for_more_intents_than_are_kept_is_one_of_whom_little_is_known_there()
    {
        var group = new GroupStatistics();
        for (var n = 0; n <= EstimateDefaults.MostLevels; n++) group.NoteLevel("li-na", $"intent {n}", 8);
        Assert.Equal(group.OfNew("one more").Resolved, group.Agent("li-na", "one more").Resolved, 9);
    }

    [Fact]
    public void The_interval_narrows_as_contacts_come()
    {
        var group = new GroupStatistics();
        for (var n = 0; n < 10; n++) group.Update($"peer-{n}", Tally(300));
        var width = double.PositiveInfinity;
        foreach (var contacts in new[] { 5, 50, 500, 5_000 })
        {
            group.Update("a", Tally(contacts));
            var means = group.Agent("a", "repair");
            Assert.InRange(means.Resolved, means.ResolvedLow, means.ResolvedHigh);
            Assert.True(means.ResolvedHigh - means.ResolvedLow < width);
            width = means.ResolvedHigh - means.ResolvedLow;
        }
    }
}
