using System.Collections.Immutable;

namespace Routing.Core.Tests;

/// <summary>Of any plans and whoever can stand in: the suggestions can be accepted together, and each does what it tells.</summary>
public sealed class PlanOfMovesTests
{
    private const int Slots = 6;
    private static readonly string[] Queues = ["advice", "after-sales", "orders", "vip"];
    private static readonly StaffingTargets Targets = new(0.8, 20, null, 0.95, 0.1);

    [Fact]
    public void No_need_is_filled_twice_nobody_is_given_twice_and_every_effect_is_as_reckoned_anew()
    {
        var (told, stood) = (0, 0);
        for (var seed = 0; seed < 20; seed++)
        {
            var draw = new Random(seed);
            var (plans, people) = Case(draw);
            var first = StaffingMoves.Of(plans, new People(people, draw.Next()));
            Check(plans, people, first);
            // Some wait for a word, some were rejected, and meanwhile the roster is another.
            ImmutableArray<EarlierMove> earlier = [.. first.Select((move, n) => new EarlierMove($"s-{n}", move.From, move.To, move.FirstSlot, move.Slots, move.Who, draw.Next(3) == 0))];
            var (later, others) = draw.Next(2) == 0 ? (plans, people) : Case(draw);
            var second = StaffingMoves.Of(later, new People(others, draw.Next()), earlier);
            Check(later, others, second);
            Assert.DoesNotContain(second, move => move.Suggestion is null && earlier.Any(one => one.IsRejected && (one.From, one.To) == (move.From, move.To) && Enumerable.Range(move.FirstSlot, move.Slots).Any(one.IsIn)));
            told += first.Length;
            stood += second.Count(move => move.Suggestion is not null);
        }
        // Else it would say nothing.
        Assert.True(told > 30 && stood > 8, $"{told} moves, {stood} stood");
    }

    private static void Check(ImmutableArray<StaffingPlan> plans, ImmutableArray<(string Id, string Queue, ImmutableArray<bool> IsThere)> people, ImmutableArray<StaffingMove> moves)
    {
        int Rostered(string queue, int slot, IEnumerable<StaffingMove> made) => people.Count(one => one.Queue == queue && one.IsThere[slot])
            + made.Where(move => slot >= move.FirstSlot && slot < move.FirstSlot + move.Slots).Sum(move => move.To == queue ? move.Agents : move.From == queue ? -move.Agents : 0);
        double InTime(string queue, StaffingMove of, params StaffingMove[] made) =>
            plans.Single(plan => plan.Queue == queue).Against([.. Enumerable.Range(0, Slots).Select(slot => Rostered(queue, slot, made))]).InTime(of.FirstSlot, of.Slots);

        foreach (var (move, slot) in moves.SelectMany(move => Enumerable.Range(move.FirstSlot, move.Slots).Select(slot => (move, slot))))
        {
            var need = plans.ToDictionary(plan => plan.Queue, plan => plan.Slots[slot].Need.Scheduled);
            Assert.True(Rostered(move.From, slot, moves) >= need[move.From], "a queue gives whom it needs");
            if (move.Suggestion is null) Assert.True(Rostered(move.To, slot, [move]) <= need[move.To] && Rostered(move.To, slot, moves.Where(one => one.Suggestion is null)) <= need[move.To], "a need is filled twice");
        }
        var given = moves.SelectMany(move => Enumerable.Range(move.FirstSlot, move.Slots).SelectMany(slot => move.Who.Select(who => (who, slot)))).ToList();
        Assert.Equal(given.Count, given.Distinct().Count());
        Assert.All(moves, move => Assert.Equal(move.Agents, move.Who.Count(who => people.Single(one => one.Id == who) is var one && one.Queue == move.From && Enumerable.Range(move.FirstSlot, move.Slots).All(slot => one.IsThere[slot]))));
        Assert.All(moves, move => Assert.Equal(
            (InTime(move.To, move), InTime(move.To, move, move), InTime(move.To, move, [.. moves]), InTime(move.From, move), InTime(move.From, move, move), InTime(move.From, move, [.. moves])),
            (move.ToBefore, move.ToAfter, move.ToTogether, move.FromBefore, move.FromAfter, move.FromTogether)));
    }

    private static (ImmutableArray<StaffingPlan> Plans, ImmutableArray<(string Id, string Queue, ImmutableArray<bool> IsThere)> People) Case(Random draw)
    {
        var needed = Queues.ToDictionary(queue => queue, _ => StaffingPlan.Of("", Enumerable.Range(0, Slots).Select(_ => new StaffingLoad(20 + draw.Next(60), 180, 240)), Targets));
        ImmutableArray<(string, string, ImmutableArray<bool>)> people =
        [
            .. from queue in Queues
               from n in Enumerable.Range(0, Math.Max(1, needed[queue].Slots[0].Need.Scheduled + draw.Next(-3, 5)))
               select ($"{queue}-{n}", queue, Enumerable.Range(0, Slots).Select(_ => draw.Next(16) > 0).ToImmutableArray()),
        ];
        return ([.. Queues.Select(queue => StaffingPlan.Of(queue, needed[queue].Slots.Select(slot => slot.Load), Targets, [.. Enumerable.Range(0, Slots).Select(slot => people.Count(one => one.Item2 == queue && one.Item3[slot]))]))], people);
    }

    /// <summary>Most of them can do the work of most other queues.</summary>
    private sealed class People(ImmutableArray<(string Id, string Queue, ImmutableArray<bool> IsThere)> people, int seed) : IStandIns
    {
        private readonly HashSet<(string, int)> _taken = [];

        public bool CanHelp(string from, string to) => people.Any(one => one.Queue == from && IsAble(one.Id, to));

        public int Most(string from, string to, int firstSlot, int slots) => Who(from, to, firstSlot, slots).Count();

        public ImmutableArray<string> Take(string from, string to, int firstSlot, int slots, int agents)
        {
            ImmutableArray<string> who = [.. Who(from, to, firstSlot, slots).Take(agents)];
            Assert.True(TryTake(from, to, firstSlot, slots, who));
            return who;
        }

        public bool TryTake(string from, string to, int firstSlot, int slots, ImmutableArray<string> who)
        {
            if (who.Except(Who(from, to, firstSlot, slots)).Any()) return false;
            foreach (var one in who) for (var slot = firstSlot; slot < firstSlot + slots; slot++) _taken.Add((one, slot));
            return true;
        }

        private IEnumerable<string> Who(string from, string to, int firstSlot, int slots) =>
            people.Where(one => one.Queue == from && IsAble(one.Id, to) && Enumerable.Range(firstSlot, slots).All(slot => one.IsThere[slot] && !_taken.Contains((one.Id, slot)))).Select(one => one.Id);

        private bool IsAble(string agent, string queue) => Draw.For(seed % 2, agent, queue).Uniform() < .8;
    }
}
