namespace Routing.Simulation;

/// <summary>A call of the player and its answer.</summary>
public sealed record CallMade(CallKind Kind, string? Contact, string? Offer = null, string? Agent = null)
{
    public DateTimeOffset SentAt { get; init; }
    public DateTimeOffset AnsweredAt { get; init; }
    public PortAnswer Answer { get; init; } = PortAnswer.Done;

    /// <summary>What was asked for, when a contact was created.</summary>
    public CreateContact? Request { get; init; }
}

/// <summary>The calls a player makes.</summary>
public enum CallKind
{
    Create,
    Abandon,
    RequestCallback,
    Accept,
    Decline,
    Complete,
    Close,
    Presence,
}
