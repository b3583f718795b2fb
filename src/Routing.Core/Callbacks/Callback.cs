namespace Routing.Core;

/// <summary>What a customer who hung up was promised: to be called, in order or at a time. It travels with the contact, whose channel it has made callback.</summary>
/// <param name="From">The channel the customer had waited on.</param>
/// <param name="At">The time asked for; null for in order.</param>
/// <param name="Unanswered">Calls so far that the customer did not answer.</param>
public sealed record Callback(DateTimeOffset RequestedAt, Channel From, DateTimeOffset? At, int Unanswered = 0)
{
    /// <summary>By how much the clocks of whoever asked for the time are ahead of UTC, as the time itself is kept in UTC.</summary>
    public int AheadMinutes { get; init; }
}

/// <summary>Whether customers who wait in a queue may be called back, and how often it is tried.</summary>
public sealed record CallbackRule
{
    public bool Enabled { get; init; } = true;

    /// <summary>Calls made at most; when the customer has answered none the contact ends.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>From a call that was not answered to the next.</summary>
    public int RetryAfterSeconds { get; init; } = 600;

    /// <summary>How far ahead a time may be asked for.</summary>
    public int MaxAheadSeconds { get; init; } = 7 * 24 * 3600;
}
