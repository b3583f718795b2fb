using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>Makes a history from the events of a server, in their order.</summary>
/// <param name="source">For messages: where the events come from.</param>
internal sealed class HistoryFold(string source, HistoryWindow window)
{
    /// <summary>Replayed twice, and held in memory: beyond it, a part is to be chosen.</summary>
    public const int MostContacts = 500_000;
    private const string NoAnswer = "noAnswer";

    private readonly Dictionary<string, HistoryEntry> _contacts = new(StringComparer.Ordinal);
    private readonly List<HistoryPresence> _presences = [];
    private readonly List<DateTimeOffset> _changes = [];
    private readonly HashSet<string> _before = new(StringComparer.Ordinal);
    private DateTimeOffset _last;

    public void See(DateTimeOffset at, RoutingEvent happened)
    {
        if (at > window.To) return;
        _last = at > _last ? at : _last;
        switch (happened)
        {
            case ContactCreated created when at < window.From:
                _before.Add(created.ContactId);
                break;
            case ContactCreated created:
                if (_contacts.Count == MostContacts) throw new ScenarioException(source, $"has more than {MostContacts:N0} contacts in the time chosen; choose less of it with --from and --to.");
                _contacts.TryAdd(created.ContactId, new HistoryEntry(created, at));
                break;
            case AgentPresenceChanged presence:
                // That one is the engine's own doing, and will be again.
                if (presence is not { Presence: PresenceKind.NotReady, Reason: NoAnswer }) _presences.Add(new HistoryPresence(at, presence.AgentId, presence.Presence, presence.Reason));
                break;
            case QueueConfigured or AgentConfigured or RulesPublished:
                _changes.Add(at);
                break;
            case ContactClosed closed when at < window.From && _before.Remove(closed.ContactId):
                break;
            default:
                if (happened.Contact is { } id && _contacts.TryGetValue(id, out var entry)) entry.See(happened, at);
                break;
        }
    }

    /// <param name="requests">What contacts were handed in as, where that is known.</param>
    /// <exception cref="ScenarioException">There is nothing to replay.</exception>
    public History End(ScenarioSetup setup, IReadOnlyDictionary<string, ContactRequest>? requests)
    {
        var all = _contacts.OrderBy(c => c.Value.ArrivedAt).ToList();
        if (all.Count == 0) throw new ScenarioException(source, "tells of no contact in the time chosen; choose another with --from and --to, or name another history.");
        // Unless a time is chosen, it is the last day of it.
        var from = window.From > DateTimeOffset.MinValue ? window.From : Max(all[0].Value.ArrivedAt, _last - HistoryWindow.Usual);
        var counted = all.Where(c => c.Value.ArrivedAt >= from).ToList();
        var known = counted.Where(c => setup.Queues.ContainsKey(c.Value.Queue)).ToList();
        if (known.Count == 0) throw new ScenarioException(source, $"has no contact of a queue that is configured; its queues are {string.Join(", ", counted.Select(c => c.Value.Queue).Distinct())}.");
        return new History
        {
            From = from,
            To = _last,
            Contacts = [.. known.Select(c => c.Value.End(requests?.GetValueOrDefault(c.Key), setup.Queues[c.Value.Queue]))],
            Presences = [.. Before(from), .. _presences.Where(p => p.At >= from)],
            Setup = setup,
            InProgressBefore = _before.Count + all.Count(c => c.Value.ArrivedAt < from && !(c.Value.EndedAt < from)),
            OfQueuesGone = counted.Count - known.Count,
            ChangesOfRules = _changes.Count(at => at > known[0].Value.ArrivedAt),
            IsGuessed = requests is null,
        };
    }

    public IEnumerable<string> Contacts => _contacts.Keys;

    private IEnumerable<HistoryPresence> Before(DateTimeOffset from) =>
        _presences.Where(p => p.At < from).GroupBy(p => p.Agent).Select(g => g.Last() with { At = from }).Where(p => p.Kind != PresenceKind.Offline);

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}

/// <summary>The time of a history that is replayed.</summary>
public readonly record struct HistoryWindow(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>What is replayed of a longer history unless told otherwise.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromDays(1);

    public static HistoryWindow Of(DateTimeOffset? from, DateTimeOffset? to) => new(from ?? DateTimeOffset.MinValue, to ?? DateTimeOffset.MaxValue);
}
