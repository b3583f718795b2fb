namespace Routing.Core.Tests;

/// <summary>Plans against a roster: gaps, and who could help.</summary>
public sealed class StaffingMovesTests
{
    private static readonly StaffingTargets Targets = new(0.8, 20, null, 1, 0);
    private static readonly StaffingLoad Load = new(200, 180);

    [Fact]
    public void Gaps_are_stretches_of_too_few_and_too_many()
    {
        var need = StaffingNeed.Of(Load, Targets).Scheduled;
        var plan = Plan("advice", need, need - 1, need - 3, need, need + 2, need + 1);

        Assert.Equal([new StaffingGap(1, 2, -3), new StaffingGap(4, 2, 2)], plan.Gaps().ToArray());
        Assert.Equal([new StaffingGap(2, 1, -3), new StaffingGap(4, 1, 2)], plan.Gaps(least: 2).ToArray());
    }

    [Fact]
    public void Who_can_spare_agents_helps_who_lacks_them_and_both_effects_are_told()
    {
        var need = StaffingNeed.Of(Load, Targets).Scheduled;
        var to = Plan("after-sales", need, need - 3, need - 3, need - 3, need);
        var from = Plan("advice", need + 5, need + 3, need + 4, need + 3, need);

        var move = Assert.Single(StaffingMoves.Of([to, from], (_, _) => true));

        Assert.Equal(("advice", "after-sales", 1, 3, 3), (move.From, move.To, move.FirstSlot, move.Slots, move.Agents));
        Assert.True(move.ToBefore < .6 && move.ToAfter >= .8);
        Assert.InRange(move.FromAfter, .8, move.FromBefore);
    }

    [Fact]
    public void Nobody_is_taken_from_where_all_are_needed_or_who_cannot_do_the_work_or_for_a_moment()
    {
        var need = StaffingNeed.Of(Load, Targets).Scheduled;
        var lacking = Plan("after-sales", need - 3, need - 3, need - 3);

        Assert.Empty(StaffingMoves.Of([lacking, Plan("advice", need, need, need)], (_, _) => true));
        Assert.Empty(StaffingMoves.Of([lacking, Plan("advice", need + 9, need + 9, need + 9)], (_, _) => false));
        Assert.Empty(StaffingMoves.Of([lacking, Plan("advice", need, need + 9, need)], (_, _) => true));
    }

    [Fact]
    public void Of_many_queues_only_those_of_a_move_are_looked_at_again()
    {
        var need = StaffingNeed.Of(Load, Targets).Scheduled;
        var plans = Enumerable.Range(0, 10).SelectMany(n => (StaffingPlan[])[Plan($"lacks-{n}", need - 1, need - 1), Plan($"gives-{n}", need + 1, need + 1)]).ToList();
        var asking = new Asked();

        var moves = StaffingMoves.Of(plans, asking);

        Assert.Equal(10, moves.Length);
        Assert.Equal((10, 10), (moves.Select(move => move.From).Distinct().Count(), moves.Select(move => move.To).Distinct().Count()));
        // A hundred pairs, and after each of the ten moves those that are left of two queues: not all pairs each time.
        Assert.InRange(asking.Times, 100, 250);
    }

    [Fact]
    public void Any_one_of_several_moves_does_by_itself_what_it_says()
    {
        var need = StaffingNeed.Of(Load, Targets).Scheduled;
        // Four lack, and nobody has more than two to spare: it takes two moves, the second on top of the first.
        StaffingPlan[] plans = [Plan("after-sales", need - 4, need - 4), Plan("advice", need + 2, need + 2), Plan("orders", need + 2, need + 2)];

        var moves = StaffingMoves.Of(plans, (_, to) => to == "after-sales");

        Assert.Equal(["advice", "orders"], moves.Select(move => move.From).Order());
        foreach (var move in moves)
        {
            var (to, from) = (plans[0].With(move.FirstSlot, move.Slots, move.Agents), plans.Single(plan => plan.Queue == move.From).With(move.FirstSlot, move.Slots, -move.Agents));
            Assert.Equal((to.InTime(0, 2), from.InTime(0, 2), plans[0].InTime(0, 2)), (move.ToAfter, move.FromAfter, move.ToBefore));
            Assert.True(move.HasOthers && move.ToTogether >= .8 && move.ToTogether > move.ToAfter);
        }
    }

    [Fact]
    public void A_queue_that_gives_to_two_tells_what_both_do_to_it()
    {
        var need = StaffingNeed.Of(Load, Targets).Scheduled;
        StaffingPlan[] plans = [Plan("after-sales", need - 2, need - 2), Plan("orders", need - 1, need - 1), Plan("advice", need + 3, need + 3)];

        var moves = StaffingMoves.Of(plans, (from, _) => from == "advice");

        Assert.Equal([("after-sales", 2), ("orders", 1)], moves.Select(move => (move.To, move.Agents)).Order());
        Assert.All(moves, move => Assert.Equal((plans[2].With(0, 2, -3).InTime(0, 2), plans[2].InTime(0, 2)), (move.FromTogether, move.FromBefore)));
        Assert.All(moves, move => Assert.True(move.FromTogether < move.FromAfter && move.FromTogether >= .8));
        Assert.Equal("move 2 from advice to after-sales, Tue 14:00–15:00: in time 45 → 84 %, advice 97 → 92 %; with the others suggested 83 %, advice 86 %",
            (moves[0] with { ToBefore = .45, ToAfter = .84, FromBefore = .97, FromAfter = .92, ToTogether = .83, FromTogether = .86 }).Said("Tue 14:00", "15:00"));
    }

    [Fact]
    public void What_waits_for_a_word_comes_first_and_nothing_is_suggested_beside_it_that_fills_the_same_need()
    {
        var need = StaffingNeed.Of(Load, Targets).Scheduled;
        StaffingPlan[] plans = [Plan("after-sales", need - 2, need - 2), Plan("advice", need + 9, need + 9), Plan("orders", need + 2, need + 2)];
        var waits = new EarlierMove("s-1", "orders", "after-sales", 0, 2, ["mei", "tom"], IsRejected: false);

        var move = Assert.Single(StaffingMoves.Of(plans, new AnyStandIns((_, to) => to == "after-sales"), [waits]));

        Assert.Equal(("s-1", "orders", 2, plans[0].With(0, 2, 2).InTime(0, 2)), (move.Suggestion, move.From, move.Agents, move.ToAfter));
    }

    public static TheoryData<string, int, int, int> NoLonger => new()
    {
        { "those who would go are needed where they are", 2, 1, 2 },
        { "in one half hour of it they are", 2, 2, 1 },
        { "nobody lacks where they were to go", 0, 2, 2 },
    };

    [Theory]
    [MemberData(nameof(NoLonger))]
    public void What_waits_for_a_word_is_in_the_plan_no_more_when(string why, int lacking, int spareFirst, int spareThen)
    {
        var need = StaffingNeed.Of(Load, Targets).Scheduled;
        StaffingPlan[] plans = [Plan("after-sales", need - lacking, need - lacking), Plan("orders", need + spareFirst, need + spareThen)];
        var waits = new EarlierMove("s-1", "orders", "after-sales", 0, 2, ["mei", "tom"], IsRejected: false);

        var moves = StaffingMoves.Of(plans, new AnyStandIns((from, _) => from == "orders"), [waits]);

        Assert.True(moves.All(move => move.Suggestion is null), why);
        // What can be spared is suggested anew.
        Assert.Equal(lacking == 0 ? [] : [1], moves.Select(move => move.Agents));
    }

    [Fact]
    public void What_was_rejected_is_not_suggested_again_in_its_hours_but_what_others_can_do_is()
    {
        var need = StaffingNeed.Of(Load, Targets).Scheduled;
        StaffingPlan[] plans = [Plan("after-sales", need - 1, need - 1, need - 1, need - 1), Plan("advice", need + 3, need + 3, need + 3, need + 3), Plan("orders", need + 1, need + 1, need, need)];
        var rejected = new EarlierMove("s-1", "advice", "after-sales", 0, 2, ["mei"], IsRejected: true);

        var moves = StaffingMoves.Of(plans, new AnyStandIns((_, to) => to == "after-sales"), [rejected]);

        Assert.Equal([("advice", 2, 2), ("orders", 0, 2)], moves.Select(move => (move.From, move.FirstSlot, move.Slots)).Order());
    }

    private sealed class Asked : IStandIns
    {
        public int Times { get; private set; }

        public bool CanHelp(string from, string to) => true;

        public int Most(string from, string to, int firstSlot, int slots)
        {
            Times++;
            return 1;
        }

        public System.Collections.Immutable.ImmutableArray<string> Take(string from, string to, int firstSlot, int slots, int agents) => [];

        public bool TryTake(string from, string to, int firstSlot, int slots, System.Collections.Immutable.ImmutableArray<string> who) => false;
    }

    private static StaffingPlan Plan(string queue, params int[] roster) => StaffingPlan.Of(queue, roster.Select(_ => Load), Targets, roster);
}
