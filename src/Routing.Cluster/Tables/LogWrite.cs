namespace Routing.Cluster;

/// <summary>What is appended to the log by one write: as many of the events as go into one, at the positions after its end.</summary>
internal sealed class LogWrite
{
    /// <summary>Whatever stands around an event's data, names and keys included.</summary>
    private const int Around = 1024;

    private readonly List<LoggedEvent> _events = [];
    private readonly Dictionary<ActorKey, long> _last = [];
    private readonly HashSet<string> _contacts = new(StringComparer.Ordinal);
    private int _bytes;

    private LogWrite()
    {
    }

    /// <summary>The events of it, each with its position.</summary>
    public IReadOnlyList<LoggedEvent> Events => _events;

    /// <summary>Number of the last event of each actor.</summary>
    public IReadOnlyDictionary<ActorKey, long> Last => _last;

    public long Newest => _events[^1].Position;

    /// <summary>Takes those that fit, in their order, which are at least one.</summary>
    public static LogWrite Of(IReadOnlyList<LoggedEvent> events, long newest)
    {
        var write = new LogWrite();
        foreach (var happened in events)
        {
            if (!write.TryAdd(happened with { Position = newest + write._events.Count + 1 })) break;
        }
        return write;
    }

    /// <summary>Why the log can never take such an event; null when it can.</summary>
    public static string? Fault(LoggedEvent happened)
    {
        if (Size(happened) > TableLimits.BytesOfEventsPerWrite) return $"An event has {happened.Data.Length} bytes; the log takes {TableLimits.BytesOfEventsPerWrite - Around} at most.";
        return Id.IsValid(happened.Actor.Id) && (happened.Contact is null || Id.IsValid(happened.Contact)) ? null : $"An event names an actor or a contact by what is no id. {Id.Rule}";
    }

    /// <summary>The rows, the head first.</summary>
    /// <param name="tag">Of the head, which nobody else may have moved; null when there is none yet.</param>
    public IReadOnlyList<RowWrite> Rows(string? tag) =>
    [
        new RowWrite(LogKeys.Head, LogKeys.Number(Newest), tag),
        new RowWrite(LogKeys.Events(Newest), EventJson.Row(_events), null),
        .. _last.Select(actor => new RowWrite(LogKeys.Actor(actor.Key), LogKeys.Number(actor.Value), RowWrite.Any)),
        .. _contacts.Select(contact => new RowWrite(LogKeys.Contact(contact, Newest), EventJson.Row([.. _events.Where(happened => happened.Contact == contact)]), null)),
    ];

    private bool TryAdd(LoggedEvent happened)
    {
        var rows = 2 + _last.Count + _contacts.Count + (_last.ContainsKey(happened.Actor) ? 0 : 1) + (happened.Contact is { } contact && !_contacts.Contains(contact) ? 1 : 0);
        var bytes = _bytes + Size(happened);
        if (_events.Count > 0 && (rows > TableLimits.RowsPerWrite || bytes > TableLimits.BytesOfEventsPerWrite)) return false;
        _events.Add(happened);
        _last[happened.Actor] = happened.Number;
        if (happened.Contact is not null) _contacts.Add(happened.Contact);
        _bytes = bytes;
        return true;
    }

    private static int Size(LoggedEvent happened) => Around + happened.Data.Length;
}
