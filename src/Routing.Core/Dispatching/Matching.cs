using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Who is served next, and by whom: one agent over all heads, or one head over all agents.</summary>
public static class Matching
{
    /// <summary>Agents looked at one by one to say why they were not asked; of larger queues only numbers are told.</summary>
    public const int MaxExplained = 32;

    /// <summary>Among the queues whose heads this agent may serve, the head of the one with the greatest claim.</summary>
    public static (BoardQueue Queue, BoardHead Head)? ForAgent(Board board, BoardAgent agent, DateTimeOffset now)
    {
        List<(BoardQueue Queue, BoardHead Head, int Waiting)>? found = null;
        foreach (var queue in agent.Queues) Consider(queue);
        foreach (var queueId in board.DirectedTo(agent.Id))
        {
            if (!agent.Snapshot.Profile.Queues.Contains(queueId) && board.Queues.TryGetValue(queueId, out var queue)) Consider(queue);
        }
        if (found is null) return null;
        if (found.Count == 1) return (found[0].Queue, found[0].Head);
        var isOneHome = board.OneHome.Serves([.. found.Select(f => new ClassKey(f.Queue.Id, f.Head.Head.Signature))]);
        var sorted = found.Select(f => Claim.Of(f.Queue.Id, f.Head.Head, f.Queue.Config, f.Waiting, Expected(f.Head.Head.Intent, isOneHome), now)).ToArray();
        ClaimOrder.Sort(sorted);
        var first = found.First(f => f.Queue.Id == sorted[0].Queue);
        return (first.Queue, first.Head);

        ClaimMeans Expected(string intent, bool isOneHome) =>
            new(board.Statistics.Agent(agent.Id, intent), board.Statistics.BestRate(intent), isOneHome ? board.Statistics.Group(intent).HandleSeconds : null);

        void Consider(BoardQueue queue)
        {
            BoardHead? best = null;
            var waiting = 0;
            foreach (var head in queue.Heads.Values)
            {
                if (head.Head.Count <= head.OrdersOut || !CanServe(agent, queue, head) || IsSpared(board, agent, queue, head, now)) continue;
                waiting += head.Head.Count;
                if (best is null || GoesBefore(head.Head, best.Head, queue.Config.AgeingPerMinute, now)) best = head;
            }
            if (best is not null) (found ??= []).Add((queue, best, waiting));
        }
    }

    /// <summary>The most promising agents that may serve this head now, at most as many as are asked for bids.</summary>
    public static ImmutableArray<string> ForHead(Board board, BoardQueue queue, BoardHead head, DateTimeOffset now, int most = Defaults.UsualBids)
    {
        if (head.Head.Signature.OnlyAgent is { } only)
            return board.Agents.TryGetValue(only, out var agent) && CanServe(agent, queue, head) ? [only] : [];
        var found = ImmutableArray.CreateBuilder<string>(most);
        foreach (var agentId in Askable(board, queue, head, now))
        {
            found.Add(agentId);
            if (found.Count == most) break;
        }
        return found.DrainToImmutable();
    }

    /// <summary>Who is asked when this agent is to serve a head: it alone; where people pick, the others too, so that they see all there are.</summary>
    public static ImmutableArray<string> Beside(Board board, BoardQueue queue, BoardHead head, string agent, DateTimeOffset now) =>
        head.Head.Signature.OnlyAgent is null && SelectionPolicies.Find(queue.Config.Selection).IsPickedByPeople
            ? [agent, .. board.Candidates(queue, head.Head, now).AgentsAt(now).Where(other => other != agent).Take(Defaults.UsualBids - 1)]
            : [agent];

    /// <summary>All who may serve this head now, the most promising first.</summary>
    public static IEnumerable<string> Askable(Board board, BoardQueue queue, BoardHead head, DateTimeOffset now)
    {
        var index = board.Candidates(queue, head.Head, now);
        var isForBots = IsForBots(board, queue, head, index);
        foreach (var agentId in index.AgentsAt(now))
        {
            if (index.IsSpared(agentId, queue.WhileIdle) || (isForBots && !index.IsBot(agentId))) continue;
            var agent = board.Agents[agentId];
            if (agent.Tried.Count == 0 || !WasTried(agent, queue, head)) yield return agentId;
        }
    }

    public static bool CanServe(BoardAgent agent, BoardQueue queue, BoardHead head) =>
        !queue.IsSilent
        && agent.IsOpen(head.Head.Signature.Channel)
        && !queue.IsTooMuchFor(agent)
        && Eligibility.Check(agent.Id, agent.Snapshot.Profile, queue.Id, head.Head.Signature) == Eligible.Yes
        && !WasTried(agent, queue, head);

    private static bool IsSpared(Board board, BoardAgent agent, BoardQueue queue, BoardHead head, DateTimeOffset now)
    {
        var need = head.Head.Signature;
        if (need.SparedTiers.IsEmpty && need.Bots != BotUse.First) return false;
        var index = board.Candidates(queue, head.Head, now);
        return index.IsSpared(agent.Id, queue.WhileIdle) || (agent.Snapshot.Profile.Kind != AgentKind.Bot && IsForBots(board, queue, head, index));
    }

    /// <summary>Whether a contact for bots first has a bot that can be asked: people are spared it, and asked at once where there is none.</summary>
    private static bool IsForBots(Board board, BoardQueue queue, BoardHead head, CandidateIndex index) =>
        head.Head.Signature.Bots == BotUse.First && index.Bots.Any(bot => !WasTried(board.Agents[bot], queue, head));

    /// <summary>What it costs other waiting work to take this agent for a contact of the queue.</summary>
    public static double Price(Board board, BoardQueue queue, BoardAgent agent) => AgentPrices.Of(OtherWorkOf(board, queue, agent));

    /// <summary>Prices of the agents in an order, from what else waits that they could serve.</summary>
    public static ImmutableArray<AgentPrice> Prices(Board board, BoardQueue queue, string intent, ImmutableArray<string> agents)
    {
        if (agents.Length < 2) return [];
        var prices = ImmutableArray.CreateBuilder<AgentPrice>(agents.Length);
        foreach (var agentId in agents)
        {
            var agent = board.Agents[agentId];
            var price = Price(board, queue, agent);
            var needed = board.Statistics.NeededElsewhere(agentId, intent);
            if (price > 0 || needed > 0) prices.Add(new AgentPrice(agentId, price, needed));
        }
        return prices.ToImmutable();
    }

    /// <summary>Why the agents of a queue that are not in an order were left out.</summary>
    public static ImmutableArray<NotAsked> LeftOut(Board board, BoardQueue queue, Requirement need, ImmutableArray<string> asked)
    {
        if (queue.Agents.Count <= MaxExplained) return Explained(board, queue, need, asked);
        var left = ImmutableArray.CreateBuilder<NotAsked>(4);
        // Whoever may not see the customer's data counts as that, be they away or busy: who was kept out for it must not go unsaid.
        var kept = need.OnlyAgent is null ? queue.NotPermitted(need.Region) : 0;
        if (kept > 0) left.Add(new NotAsked(Eligible.RegionNotPermitted, kept, []));
        var away = queue.Agents.Count - queue.ByPresence[(int)PresenceKind.Ready];
        var busy = Math.Max(0, queue.ByPresence[(int)PresenceKind.Ready] - queue.Open);
        if (away > 0) left.Add(new NotAsked(Eligible.NotReady, away, []));
        if (busy > 0) left.Add(new NotAsked(Eligible.NoCapacity, busy, []));
        var rest = queue.Agents.Count - away - busy - kept - asked.Length;
        if (rest > 0) left.Add(new NotAsked(Eligible.LessPromising, rest, []));
        return left.ToImmutable();
    }

    private static readonly Comparison<(Eligible Why, string Id)> ByWhy = static (x, y) => x.Why != y.Why ? (int)x.Why - (int)y.Why : string.CompareOrdinal(x.Id, y.Id);

    /// <summary>On the stack: this is asked for every decision.</summary>
    [System.Runtime.CompilerServices.InlineArray(MaxExplained)]
    private struct Places
    {
        private (Eligible, string) _first;
    }

    private static ImmutableArray<NotAsked> Explained(Board board, BoardQueue queue, Requirement need, ImmutableArray<string> asked)
    {
        var places = new Places();
        Span<(Eligible Why, string Id)> others = places;
        var count = 0;
        foreach (var id in queue.Agents)
        {
            if (!asked.Contains(id)) others[count++] = (Why(board.Agents[id], queue, need), id);
        }
        others = others[..count];
        others.Sort(ByWhy);
        var left = ImmutableArray.CreateBuilder<NotAsked>();
        while (!others.IsEmpty)
        {
            var alike = 1;
            while (alike < others.Length && others[alike].Why == others[0].Why) alike++;
            var ids = ImmutableArray.CreateBuilder<string>(alike);
            foreach (var (_, id) in others[..alike]) ids.Add(id);
            left.Add(new NotAsked(others[0].Why, alike, ids.MoveToImmutable()));
            others = others[alike..];
        }
        return left.DrainToImmutable();
    }

    internal static Eligible Why(BoardAgent agent, BoardQueue queue, Requirement need)
    {
        var why = Eligibility.Check(agent.Id, agent.Snapshot.Profile, queue.Id, need);
        if (why != Eligible.Yes) return why;
        if (agent.Snapshot.Presence != PresenceKind.Ready) return Eligible.NotReady;
        if (agent.EngagedBy is not null || agent.IsSilent) return Eligible.Engaged;
        if (!agent.Snapshot.Open.Contains(need.Channel)) return agent.Snapshot is { WrapUps: > 0, Profile.OffersInWrapUp: false } ? Eligible.InWrapUp : Eligible.NoCapacity;
        if (queue.IsTooMuchFor(agent)) return Eligible.LoadLimit;
        var isSpared = need.SparedTiers.Contains(agent.Snapshot.Profile.Tier ?? "") || (need.Bots == BotUse.First && agent.Snapshot.Profile.Kind != AgentKind.Bot);
        return isSpared ? Eligible.Spared : Eligible.LessPromising;
    }

    private static bool WasTried(BoardAgent agent, BoardQueue queue, BoardHead head) =>
        agent.Tried.TryGetValue((queue.Id, head.Head.Signature), out var tried) && tried >= head.Head.Change;

    private static bool GoesBefore(QueueHead x, QueueHead y, double ageing, DateTimeOffset now)
    {
        var (xDue, yDue) = (x.BoundDue <= now ? x.BoundDue : null, y.BoundDue <= now ? y.BoundDue : null);
        if (xDue is not null || yDue is not null) return yDue is null || xDue < yDue;
        if (x.Signature.Yields != y.Signature.Yields) return y.Signature.Yields;
        var (xp, yp) = (x.PriorityAt(now, ageing), y.PriorityAt(now, ageing));
        return xp > yp || (xp == yp && x.WaitingSince < y.WaitingSince);
    }

    private static List<OtherWork> OtherWorkOf(Board board, BoardQueue except, BoardAgent agent)
    {
        List<OtherWork> others = [];
        foreach (var queue in agent.Queues)
        {
            if (queue == except || queue.Heads.Count == 0) continue;
            var waiting = 0;
            var seconds = 0.0;
            foreach (var head in queue.Heads.Values)
            {
                if (head.Head.Count == 0 || Eligibility.Check(agent.Id, agent.Snapshot.Profile, queue.Id, head.Head.Signature) != Eligible.Yes) continue;
                waiting += head.Head.Count;
                seconds += head.Head.Count * board.Statistics.Group(head.Head.Intent).HandleSeconds;
            }
            // A queue whose contacts differ in what they need must not look shorter than one whose contacts are alike.
            if (waiting > 0) others.Add(new OtherWork(queue.Config.WaitingCostPerMinute, waiting, queue.ByPresence[(int)PresenceKind.Ready], seconds / waiting));
        }
        return others;
    }
}
