namespace Routing.Client;

/// <summary>Which events a stream carries; what is left out restricts nothing.</summary>
public sealed record EventFilter
{
    /// <summary>Names of event types, as in <c>contact.offered</c>.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];
    public string? Agent { get; init; }
    public string? Queue { get; init; }
}

/// <summary>An event with the cursor to go on from after it.</summary>
public sealed record StreamedEvent(string Cursor, EventView Event);
