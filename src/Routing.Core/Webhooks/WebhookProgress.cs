using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>How far a subscription is: all up to the position was sent, was not wanted, waits in a lane, or is a dead letter.</summary>
public sealed record WebhookProgress(long Position)
{
    /// <summary>Subjects whose first event could not be delivered; the later ones of each wait behind it, and others go on.</summary>
    public ImmutableArray<WebhookLane> Lanes { get; init; } = [];

    /// <summary>Since when nothing at all has come through.</summary>
    public DateTimeOffset? FailingSince { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }
    public long Delivered { get; init; }

    /// <summary>Times that events were no longer in the log when their turn came.</summary>
    public long Gaps { get; init; }

    public WebhookLane? Lane(string subject) => Lanes.FirstOrDefault(lane => lane.Subject == subject);

    public WebhookProgress With(WebhookLane lane) =>
        Lane(lane.Subject) is { } old
            ? this with { Lanes = lane.Held.IsEmpty ? Lanes.Remove(old) : Lanes.Replace(old, lane) }
            : this with { Lanes = lane.Held.IsEmpty ? Lanes : Lanes.Add(lane) };
}

/// <summary>Events of one subject that wait for another try, oldest first.</summary>
/// <param name="Subject">The contact they are about, or else the actor they are of.</param>
/// <param name="Failures">Of the first of them.</param>
/// <param name="Since">When the first of them failed first, or one before it that was given up.</param>
public sealed record WebhookLane(string Subject, ImmutableArray<HeldEvent> Held, int Failures, DateTimeOffset Since, DateTimeOffset RetryAt, string Failure);

/// <summary>An event by where it is in the log.</summary>
public sealed record HeldEvent(long Position, string Type, DateTimeOffset At);

/// <summary>An event that was given up, and can be sent again.</summary>
public sealed record DeadLetter(HeldEvent Event, string Subject, int Failures, DateTimeOffset At, string Failure);

/// <summary>The dead letters of a subscription, by when they were given up.</summary>
public sealed record WebhookDead(ImmutableArray<DeadLetter> Letters)
{
    /// <summary>Those for which there was no room.</summary>
    public long Dropped { get; init; }

    public WebhookDead Add(DeadLetter letter) =>
        Letters.Length < WebhookLimits.MaxDead ? this with { Letters = Letters.Add(letter) } : this with { Letters = Letters.RemoveAt(0).Add(letter), Dropped = Dropped + 1 };
}
