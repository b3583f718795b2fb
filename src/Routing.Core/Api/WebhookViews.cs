using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A subscription as the API tells it: all but its secret, and how far it is.</summary>
public sealed record WebhookView
{
    public required string Id { get; init; }
    public required string Url { get; init; }
    public string? Name { get; init; }
    public required ImmutableArray<string> Types { get; init; }
    public string? Queue { get; init; }
    public string? Agent { get; init; }
    public required bool Paused { get; init; }

    /// <summary>Told once, when it was made; one that the caller gave never is.</summary>
    public string? Secret { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>As in the stream: all before it was sent, was not wanted, waits for another try, or is a dead letter.</summary>
    public required string Cursor { get; init; }
    public required long EventsBehind { get; init; }
    public required long Delivered { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>Since when nothing at all has come through.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Contacts, or other subjects, whose events wait for another try.</summary>
    public required ImmutableArray<WebhookRetryView> Retrying { get; init; }
    public required int DeadLetters { get; init; }
    public required long DeadLettersDropped { get; init; }

    /// <summary>Times that events were no longer in the log when their turn came.</summary>
    public required long Gaps { get; init; }
}

/// <summary>What waits for another try.</summary>
public sealed record WebhookRetryView(string Subject, long Events, int Failures, DateTimeOffset Since, DateTimeOffset RetryAt, string Failure);

/// <summary>An event that was given up.</summary>
public sealed record DeadLetterView(string Cursor, string Type, string Subject, DateTimeOffset HappenedAt, int Failures, DateTimeOffset GivenUpAt, string Failure);

/// <summary>What came of a test: whether the receiver took the event, and why not.</summary>
public sealed record WebhookTestView(bool Delivered, string? Failure, double Seconds);

/// <summary>Which dead letter is to be sent again; null for all.</summary>
public sealed record ReplayWebhook(string? Cursor = null);

/// <summary>How many will be sent again, how many dead letters are left, and why some that were asked for are.</summary>
public sealed record ReplayedView(int Replayed, int Left, ReplayHindrance? Why = null);

/// <summary>Why dead letters that were asked for are not sent again.</summary>
public enum ReplayHindrance
{
    /// <summary>As many wait for another try as may; there is room once some are through.</summary>
    NoRoom,

    /// <summary>No dead letter has the cursor: it was sent again, or dropped.</summary>
    NoDeadLetter,
}
