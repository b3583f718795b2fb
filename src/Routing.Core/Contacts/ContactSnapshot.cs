namespace Routing.Core;

/// <summary>How a contact stood when its last owner let it go; the contact actor keeps it for good.</summary>
public sealed record ContactSnapshot
{
    public required string ContactId { get; init; }
    public required ContactState State { get; init; }
    public required string Queue { get; init; }

    /// <summary>The channel it was on by then; null for the one it came on.</summary>
    public Channel? Channel { get; init; }
    public string? Agent { get; init; }

    /// <summary>The last offer made of it, whatever became of that; null where none was.</summary>
    public string? OfferId { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public required DateTimeOffset EndedAt { get; init; }
    public Completion? Completion { get; init; }
    public string? Reason { get; init; }

    /// <summary>The contact that goes on for this one, too.</summary>
    public string? MergedInto { get; init; }
}
