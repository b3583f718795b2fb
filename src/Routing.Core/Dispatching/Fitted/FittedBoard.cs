using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// A fitted rule at work on the board: which waiting class for a freed agent, which home for a waiting contact, or to hold.
/// Where it does not apply, or a hold must end, it answers null: then the starting rule decides.
/// </summary>
public sealed class FittedBoard
{
    /// <summary>Staffing that a rule is used with, away from what it was fitted to: this share of a home, and one agent at least.</summary>
    private const double StaffingShare = 0.25;

    /// <summary>A contact is held this many of its mean handle times at most, within the two bounds.</summary>
    private const double HoldHandleTimes = 3;
    private static readonly TimeSpan LeastHold = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MostHold = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Share that counts of what an agent resolves less than its home: held for a better one, a contact leaves this one free, and the next
    /// is as likely to meet it. Found by simulation of agents-differ (cost rate 6.71 against 7.19 with all of it, 6.76 with nothing).
    /// </summary>
    private const double BelowHome = 0.4;

    private readonly Board _board;
    private readonly AssignmentRule _rule;
    private readonly Dictionary<ClassKey, int> _classes;
    private readonly TimeSpan[] _hold;

    private FittedBoard(Board board, FittedKept kept)
    {
        (_board, Kept, _rule) = (board, kept, new AssignmentRule(kept.Rule));
        _classes = kept.Board.Classes.Select((key, k) => (key, k)).ToDictionary(c => c.key, c => c.k);
        Homes = new FittedHomes(kept.Board);
        foreach (var agent in board.Agents.Values) Homes.Note(agent);
        var pairs = _rule.Pairs;
        _hold = [.. pairs.OfClass.Select(of => TimeSpan.FromMinutes(Math.Clamp(
            HoldHandleTimes / of.Max(p => pairs.Rate[p]), LeastHold.TotalMinutes, MostHold.TotalMinutes)))];
    }

    public FittedKept Kept { get; }
    public FittedHomes Homes { get; }

    /// <summary>Null where the fit is not sound, or found nothing better than the starting rule.</summary>
    public static FittedBoard? Of(Board board, FittedKept? kept) =>
        kept is null || !FittedKeptRules.IsSound(kept) || (kept.Rule.Form == RuleForm.Starting && kept.Rule.Shape == StartingShape.Usual) ? null : new FittedBoard(board, kept);

    /// <summary>Which waiting contacts this agent serves.</summary>
    public FittedChoice? ForAgent(BoardAgent agent, DateTimeOffset now)
    {
        if (Homes.Of(agent.Id) is not (>= 0 and var home) || _board.DirectedTo(agent.Id).Count > 0 || !Applies(now)) return null;
        var seen = Seen();
        List<(int Class, BoardHead Head)>? held = null;
        var alternatives = ImmutableArray.CreateBuilder<Alternative>();
        var (best, most) = ((ClassKey?)null, double.NegativeInfinity);
        foreach (var (key, k) in _classes)
        {
            if (seen[k] == 0 || _rule.Pairs.Of(k, home) < 0 || Head(key) is not var (queue, head) || !Matching.CanServe(agent, queue, head)) continue;
            var alternative = Weigh(k, home, seen, agent.Id, queue, head, now);
            alternatives.Add(alternative);
            if (alternative.Value <= alternative.HoldsBelow) (held ??= []).Add((k, head));
            else if (alternative.Value > most) (best, most) = (key, alternative.Value);
        }
        if (best is { } chosen) return new FittedChoice(chosen, [agent.Id], alternatives.ToImmutable());
        if (held is null || !held.TrueForAll(h => MayHold(h.Class, h.Head, now))) return null;
        foreach (var (_, head) in held) head.HeldSince ??= now;
        return FittedChoice.Hold(alternatives.ToImmutable());
    }

    /// <summary>Who serves the head of these contacts; one that is not on the board yet counts as waiting.</summary>
    public FittedChoice? ForHead(BoardQueue queue, BoardHead head, DateTimeOffset now, int most = Defaults.UsualBids)
    {
        var key = new ClassKey(queue.Id, head.Head.Signature);
        if (!_classes.TryGetValue(key, out var k) || !Applies(now)) return null;
        var seen = Seen();
        seen[k] = Math.Max(1, head.Head.Count - head.OrdersOut);
        var alternatives = ImmutableArray.CreateBuilder<Alternative>();
        List<(ImmutableArray<string> Agents, double Value)>? good = null;
        var holds = false;
        foreach (var pair in _rule.Pairs.OfClass[k])
        {
            var home = _rule.Pairs.Pool[pair];
            if (seen[_classes.Count + home] == 0) continue;
            var agents = Askable(queue, head, home, now, most);
            var alternative = Weigh(k, home, seen, agents.IsEmpty ? null : agents[0], queue, head, now);
            alternatives.Add(alternative);
            if (alternative.Value > alternative.HoldsBelow) Rank(good ??= [], agents, alternative.Value);
            else holds = true;
        }
        for (var at = 0; at < good?.Count; at++)
        {
            var agents = good[at].Agents;
            if (!agents.IsEmpty) return new FittedChoice(key, agents, alternatives.ToImmutable());
        }
        if (!holds || !MayHold(k, head, now)) return null;
        head.HeldSince ??= now;
        return FittedChoice.Hold(alternatives.ToImmutable());
    }

    /// <summary>Heads that are held: others may be worth another look when anything has changed. Null for none, as it mostly is.</summary>
    public List<(BoardQueue Queue, BoardHead Head)>? Held()
    {
        List<(BoardQueue, BoardHead)>? held = null;
        foreach (var key in Kept.Board.Classes)
        {
            if (Head(key) is var (queue, head) && head.HeldSince is not null && head.Head.Count > head.OrdersOut) (held ??= []).Add((queue, head));
        }
        return held;
    }

    /// <summary>Takes its place behind those worth as much.</summary>
    private static void Rank(List<(ImmutableArray<string> Agents, double Value)> good, ImmutableArray<string> agents, double value)
    {
        var at = good.Count;
        while (at > 0 && good[at - 1].Value < value) at--;
        good.Insert(at, (agents, value));
    }

    private ImmutableArray<string> Askable(BoardQueue queue, BoardHead head, int home, DateTimeOffset now, int most)
    {
        var found = ImmutableArray.CreateBuilder<string>(most);
        foreach (var agentId in Matching.Askable(_board, queue, head, now))
        {
            if (Homes.Of(agentId) != home) continue;
            found.Add(agentId);
            if (found.Count == most) break;
        }
        return found.DrainToImmutable();
    }

    /// <summary>Only worth sets the waiting apart, nobody waits past the bound or for something else, and those are there that it was fitted to.</summary>
    private bool Applies(DateTimeOffset now)
    {
        if (Homes.Strangers > 0) return false;
        var pools = Kept.Rule.Model.Pools;
        for (var j = 0; j < pools.Length; j++)
        {
            if (Math.Abs(Homes.Ready[j] - pools[j].Agents) > Math.Max(1, StaffingShare * pools[j].Agents)) return false;
        }
        double? priority = null;
        foreach (var queue in _board.Queues.Values)
        {
            foreach (var head in queue.Heads.Values)
            {
                if (head.Head.Count <= head.OrdersOut || head.Head.Signature.OnlyAgent is not null) continue;
                if (head.Head.BoundDue <= now || !_classes.ContainsKey(new ClassKey(queue.Id, head.Head.Signature))) return false;
                if ((priority ??= head.Head.BasePriority) != head.Head.BasePriority) return false;
            }
        }
        return true;
    }

    private int[] Seen()
    {
        var seen = new int[_classes.Count + Homes.Idle.Length];
        for (var k = 0; k < _classes.Count; k++)
        {
            if (Head(Kept.Board.Classes[k]) is var (_, head)) seen[k] = Math.Max(0, head.Head.Count - head.OrdersOut);
        }
        Homes.Idle.CopyTo(seen, _classes.Count);
        return seen;
    }

    private (BoardQueue Queue, BoardHead Head)? Head(ClassKey key) =>
        _board.Queues.TryGetValue(key.Queue, out var queue) && queue.Heads.TryGetValue(key.Signature, out var head) ? (queue, head) : null;

    /// <param name="agent">Who of the home is meant: what it resolves beyond what the home was fitted with is added (policy.md, "Within a pool"), and what its idleness is worth.</param>
    private Alternative Weigh(int @class, int home, int[] seen, string? agent, BoardQueue queue, BoardHead head, DateTimeOffset now)
    {
        var (model, value) = (Kept.Rule.Model, _rule.Advantage(@class, home, seen));
        if (agent is not null)
        {
            var (means, usual) = (_board.Statistics.Agent(agent, head.Head.Intent), _board.Statistics.Group(head.Head.Intent));
            var more = means.Resolved - model.Pools[home].Serves[@class]!.Resolve;
            value += SatisfactionWorth.BeforeBids(queue.Config, means.Satisfaction) - SatisfactionWorth.BeforeBids(queue.Config, usual.Satisfaction);
            value += (model.Classes[@class].UnresolvedCost * (more < 0 ? BelowHome * more : more)) + Fairness.Worth(Fairness.BeforeBids(queue.Config), _board.Agents[agent].Snapshot.IdleSince, now);
        }
        return new(Kept.Board.Classes[@class].Queue, Kept.Board.Homes[home], value, -_rule.Slack(@class, home));
    }

    /// <summary>Not past its bounds, and not where all who serve the class are idle: then nobody better may come.</summary>
    private bool MayHold(int @class, BoardHead head, DateTimeOffset now)
    {
        if (head.HeldSince is { } since && now - since >= _hold[@class]) return false;
        foreach (var pair in _rule.Pairs.OfClass[@class])
        {
            var home = _rule.Pairs.Pool[pair];
            if (Homes.Ready[home] > Homes.Idle[home]) return true;
        }
        return false;
    }
}
