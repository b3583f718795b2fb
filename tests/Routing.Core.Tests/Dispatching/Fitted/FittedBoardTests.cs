namespace Routing.Core.Tests;

/// <summary>A rule at work: at home always, abroad only from three waiting on; and where it says nothing.</summary>
public sealed class FittedBoardTests
{
    private static readonly DateTimeOffset Now = Given.Noon;
    private static readonly string[] AllOfA = ["a-0", "a-1", "a-2", "a-3", "a-4"];
    private readonly GivenBoard _given = new();

    private FittedBoard Rule() => (_given.Board.Fitted = FittedBoard.Of(_given.Board, _given.Rule()))!;

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Abroad_a_contact_is_held_until_enough_wait(int waiting, bool holds)
    {
        var rule = Rule();
        _given.Busy(AllOfA);
        var head = _given.Wait("a", waiting);

        var choice = rule.ForHead(_given.Board.Queues["a"], head, Now)!;

        Assert.Equal((holds, holds ? Now : null), (choice.Holds, head.HeldSince));
        Assert.All(choice.Agents, agent => Assert.StartsWith("b-", agent));
        Assert.Equal(("a", "11 a=3 b=8"), (choice.Alternatives.Single().Queue, choice.Alternatives.Single().Home));
        Assert.Equal(holds, choice.Alternatives.Single().Value <= choice.Alternatives.Single().HoldsBelow);
    }

    [Fact]
    public void At_home_it_is_served_and_by_that_home_alone()
    {
        var choice = Rule().ForHead(_given.Board.Queues["a"], _given.Wait("a", 1), Now)!;

        Assert.All(choice.Agents, agent => Assert.StartsWith("a-", agent));
        Assert.Equal(2, choice.Alternatives.Length);
    }

    [Fact]
    public void A_freed_agent_serves_the_class_worth_most_or_waits()
    {
        var rule = Rule();
        _given.Busy([.. AllOfA, "b-1", "b-2"]);
        _given.Wait("a", 2);
        Assert.True(rule.ForAgent(_given.Agent("b-0"), Now)!.Holds);

        _given.Wait("b", 1);
        Assert.Equal("b", rule.ForAgent(_given.Agent("b-0"), Now)!.Head!.Value.Queue);
    }

    public static TheoryData<string, Action<GivenBoardOfRule>> NoHold => new()
    {
        { "held as long as may be", g => g.Head.HeldSince = Now.AddMinutes(-3.1) },
        { "past the waiting bound", g => g.Head.Head = g.Head.Head with { BoundDue = Now } },
        { "all who serve it are idle or gone", g => g.Away() },
        { "another waits with more priority", g => g.Board.Wait("b", 1, h => h with { BasePriority = 7 }) },
        { "somebody waits for something else", g => g.Board.Wait("b", 1, h => h with { Signature = new Requirement(Channel.Chat) }) },
        { "an agent came who serves otherwise", g => g.Board.Change("b-4", a => a with { Profile = a.Profile with { Queues = ["b"] } }) },
        { "more have gone than it was fitted to", g => { foreach (var id in new[] { "b-3", "b-4" }) g.Board.Change(id, a => a with { Presence = PresenceKind.Offline, Open = [] }); } },
    };

    [Theory]
    [MemberData(nameof(NoHold))]
    public void A_hold_has_a_guard_and_then_the_starting_rule_decides(string why, Action<GivenBoardOfRule> change)
    {
        var rule = Rule();
        _given.Busy(AllOfA);
        var head = _given.Wait("a", 1);
        Assert.True(rule.ForHead(_given.Board.Queues["a"], head, Now)!.Holds);

        change(new GivenBoardOfRule(_given, head));

        Assert.True(rule.ForHead(_given.Board.Queues["a"], head, Now) is null, why);
        Assert.NotEmpty(Matching.ForHead(_given.Board, _given.Board.Queues["a"], head, Now));
    }

    public static TheoryData<string, Func<FittedKept, FittedKept>> Unsound => new()
    {
        { "a weight is no number", kept => kept with { Rule = kept.Rule with { Weights = kept.Rule.Weights.SetItem(0, kept.Rule.Weights[0].SetItem(0, double.NaN)) } } },
        { "a weight is beyond all bounds", kept => kept with { Rule = kept.Rule with { Weights = kept.Rule.Weights.SetItem(0, kept.Rule.Weights[0].SetItem(0, 1e10)) } } },
        { "a weight is missing", kept => kept with { Rule = kept.Rule with { Weights = kept.Rule.Weights.SetItem(0, kept.Rule.Weights[0].RemoveAt(0)) } } },
        { "a pair is missing", kept => kept with { Rule = kept.Rule with { Weights = kept.Rule.Weights.RemoveAt(0) } } },
        { "holding needs no evidence", kept => kept with { Rule = kept.Rule with { Slack = kept.Rule.Slack.SetItem(0, -1) } } },
        { "a cap is none", kept => kept with { Rule = kept.Rule with { Caps = [0, 10] } } },
        { "classes are not those of the model", kept => kept with { Board = kept.Board with { Classes = kept.Board.Classes.RemoveAt(0) } } },
        { "homes are not those of the model", kept => kept with { Board = kept.Board with { Homes = kept.Board.Homes.RemoveAt(0) } } },
        { "it is the starting rule", kept => kept with { Rule = FittedRule.Starting(kept.Rule.Model) } },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void A_fit_that_is_not_sound_is_not_used(string why, Func<FittedKept, FittedKept> change) =>
        Assert.True(FittedBoard.Of(_given.Board, change(_given.Rule())) is null, why);

    /// <summary>Whatever agents do, counting as they change comes to what counting them all would.</summary>
    [Fact]
    public void Who_is_idle_is_known_as_if_all_were_counted()
    {
        var (rule, random) = (Rule(), new Random(7));
        for (var n = 0; n < 500; n++)
        {
            var id = $"{"ab"[random.Next(2)]}-{random.Next(5)}";
            switch (random.Next(4))
            {
                case 0: _given.Change(id, a => a with { Open = a.Open.IsEmpty ? [Channel.Voice] : [] }); break;
                case 1: _given.Change(id, a => a with { Presence = a.Presence == PresenceKind.Ready ? PresenceKind.Offline : PresenceKind.Ready }); break;
                case 2:
                    if (random.Next(2) == 0) _given.Agent(id).Engage(1, "q");
                    else _given.Agent(id).Disengage();
                    _given.Board.Reindex(_given.Agent(id));
                    break;
                default:
                    _given.Board.Forget(id);
                    _given.Change(id, a => a);
                    break;
            }
            foreach (var (home, prefix) in new[] { (0, "b-"), (1, "a-") })
            {
                var ofHome = _given.Board.Agents.Values.Where(a => a.Id.StartsWith(prefix, StringComparison.Ordinal)).ToList();
                Assert.Equal(ofHome.Count(a => a.IsOpen(Channel.Voice)), rule.Homes.Idle[home]);
                Assert.Equal(ofHome.Count(a => a.Snapshot.Presence == PresenceKind.Ready), rule.Homes.Ready[home]);
            }
        }
    }

    [Fact]
    public void An_agent_with_two_slots_counts_for_what_it_has_free()
    {
        var given = new GivenBoard(profile: p => p with { MaxConcurrent = 0, Channels = Given.Channels((Channel.Voice, 2)) });
        var rule = (given.Board.Fitted = FittedBoard.Of(given.Board, given.Rule()))!;
        Assert.Equal([10, 10], rule.Homes.Idle);

        given.Change("a-0", a => a with { Handling = 1 });
        given.Change("a-1", a => a with { Handling = 1, WrapUps = 1, Open = [] });
        given.Agent("a-2").Engage(1, "a");
        given.Board.Reindex(given.Agent("a-2"));

        Assert.Equal([10, 5], rule.Homes.Idle);
        Assert.Equal([10, 10], rule.Homes.Ready);
        Assert.All(rule.ForHead(given.Board.Queues["a"], given.Wait("a", 1), Now)!.Agents, agent => Assert.StartsWith("a-", agent));

        // One slot free each is room enough; a contact is held only when there is none.
        foreach (var id in AllOfA) given.Change(id, a => a with { Handling = 1, WrapUps = 0, Open = [Channel.Voice] });
        Assert.False(rule.ForHead(given.Board.Queues["a"], given.Wait("a", 1), Now)!.Holds);
        foreach (var id in AllOfA) given.Change(id, a => a with { Handling = 2, Open = [] });
        Assert.True(rule.ForHead(given.Board.Queues["a"], given.Wait("a", 1), Now)!.Holds);
    }

    /// <summary>The board of a hold, to be changed.</summary>
    public sealed class GivenBoardOfRule
    {
        internal GivenBoardOfRule(GivenBoard board, BoardHead head) => (Board, Head) = (board, head);

        internal GivenBoard Board { get; }
        internal BoardHead Head { get; }

        // One of each home may be missing without the rule being another's.
        internal void Away()
        {
            foreach (var id in AllOfA) Board.Change(id, a => a with { Open = a.Agent == "a-0" ? [] : [Channel.Voice], Presence = a.Agent == "a-0" ? PresenceKind.Offline : PresenceKind.Ready });
            foreach (var id in AllOfA[1..]) Board.Agent(id).Tried[("a", Head.Head.Signature)] = BoardAgent.ForNow;
        }
    }
}
