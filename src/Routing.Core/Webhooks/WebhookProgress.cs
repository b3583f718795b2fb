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
            ? this with { Lanes = lane.IsThrough() ? Lanes.Remove(old) : Lanes.Replace(old, lane) }
            : this with { Lanes = lane.IsThrough() ? Lanes : Lanes.Add(lane) };

    /// <summary>Whether the same events are held after as many tries; what is left in the log may differ.</summary>
    public bool HoldsAs(WebhookProgress other) =>
        Lanes == other.Lanes || (Lanes.Length == other.Lanes.Length && Lanes.Zip(other.Lanes).All(two => two.First.Held == two.Second.Held && two.First.Failures == two.Second.Failures));
}

/// <summary>Events of one subject that wait for another try, oldest first.</summary>
/// <param name="Subject">The contact they are about, or else the actor they are of.</param>
/// <param name="Failures">Of the first of them.</param>
/// <param name="Since">When the first of them failed first, or one before it that was given up.</param>
public sealed record WebhookLane(string Subject, ImmutableArray<HeldEvent> Held, int Failures, DateTimeOffset Since, DateTimeOffset RetryAt, string Failure)
{
    /// <summary>What follows those held; null where nothing does.</summary>
    public LeftEvents? Left { get; init; }

    public bool IsThrough() => Held.IsEmpty && Left is null;

    public long Waiting() => Held.Length + (Left?.Count ?? 0);

    /// <summary>Position of the newest that waits.</summary>
    public long Last() => Left?.Last ?? Held[^1].Position;
}

/// <summary>Events of one subject that are only in the log: those after one position up to another.</summary>
/// <param name="Count">As many as were seen there.</param>
public sealed record LeftEvents(long After, long Last, long Count);

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
