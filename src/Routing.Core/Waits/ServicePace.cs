using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>How fast contacts of one channel leave a queue, as the dispatcher sees it, who knows what else the same agents serve.</summary>
/// <param name="SecondsPerDeparture">With what comes meanwhile to queues of higher priority taken off the agents' time.</param>
/// <param name="Free">Agents who could take one now.</param>
/// <param name="Ahead">Contacts of other queues, of no less priority, that these agents will probably serve first.</param>
/// <param name="HandledContacts">Contacts the handle time rests on.</param>
public sealed record ServicePace(double SecondsPerDeparture, int Free, double Ahead, long HandledContacts)
{
    /// <summary>Share of their time that agents are taken to spend on higher priorities at most: beyond, nothing would be left, and no figure.</summary>
    private const double MostForOthers = 0.95;

    /// <param name="intent">Of the contact in question; null for those that wait.</param>
    /// <returns>Null when nobody is there for it: then there is nothing to estimate from, and a figure would be a lie.</returns>
    public static ServicePace? Of(Board board, BoardQueue queue, Channel channel, string? intent, DateTimeOffset now)
    {
        if (queue.ByPresence[(int)PresenceKind.Ready] == 0) return null;
        var crew = queue.CrewFor(channel, board, now);
        if (crew.Places == 0) return null;
        var (seconds, contacts) = HandleTime(board, queue, intent);
        var (ahead, others) = (0.0, 0.0);
        foreach (var (other, share) in crew.Shared)
        {
            if (other.Config.Priority < queue.Config.Priority) continue;
            ahead += share * board.Waiting(other.Id);
            if (other.Config.Priority > queue.Config.Priority) others += share * other.Arrivals.PerSecond(now) * HandleTime(board, other, null).Seconds;
        }
        var left = 1 - Math.Min(MostForOthers, others / crew.Places);
        return new ServicePace(seconds / crew.Places / left, Math.Min(queue.Open, crew.Places), ahead, contacts);
    }

    private static (double Seconds, long Contacts) HandleTime(Board board, BoardQueue queue, string? intent)
    {
        var (seconds, contacts, count) = (0.0, 0.0, 0);
        foreach (var head in queue.Heads.Values)
        {
            if (head.Head.Count > 0) Add(head.Head.Intent, head.Head.Count);
        }
        if (intent is not null || count == 0) Add(intent ?? queue.LastIntent, 1);
        return (seconds / count, (long)contacts);

        void Add(string of, int times)
        {
            var means = board.Statistics.Group(of);
            seconds += times * means.HandleSeconds;
            contacts = Math.Max(contacts, means.Contacts);
            count += times;
        }
    }
}

/// <summary>The agents who are there for a queue on one channel, and the queues they serve beside it.</summary>
/// <param name="Places">Contacts they can have at a time.</param>
/// <param name="Shared">Of each other queue, the share of its ready agents who are of these.</param>
/// <param name="Changes"><see cref="Board.CrewChanges"/> when it was counted: it holds while that is the same.</param>
/// <param name="Closed">Teams that were outside their hours; the same list for as long as they are.</param>
public sealed record QueueCrew(int Places, IReadOnlyList<(BoardQueue Queue, double Share)> Shared, DateTimeOffset At, long Changes, ImmutableArray<string> Closed)
{
    /// <summary>It changes with every agent who comes or goes, and is looked at for every contact: counted anew this often at most.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    public static QueueCrew Of(BoardQueue queue, Channel channel, Board board, DateTimeOffset now)
    {
        var places = 0;
        var closed = queue.ClosedTeams(now);
        var both = new Dictionary<BoardQueue, int>();
        foreach (var id in queue.Agents)
        {
            var agent = board.Agents[id];
            var profile = agent.Snapshot.Profile;
            if (agent.Snapshot.Presence != PresenceKind.Ready || profile.Places(channel) is not (> 0 and var own) || Eligibility.Shares(profile.Teams, closed)) continue;
            places += profile.MaxConcurrent > 0 ? Math.Min(own, profile.MaxConcurrent) : own;
            foreach (var other in agent.Queues)
            {
                if (other != queue) both[other] = both.GetValueOrDefault(other) + 1;
            }
        }
        return new QueueCrew(places, [.. both.Select(pair => (pair.Key, (double)pair.Value / Math.Max(1, pair.Key.ByPresence[(int)PresenceKind.Ready])))], now, board.CrewChanges, closed);
    }
}
