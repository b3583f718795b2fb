namespace Routing.Core;

/// <summary>What one contact was promised, and its clock, which runs in open time and stands while it is pending or put off. It travels with the contact.</summary>
public sealed record ContactTargets
{
    public TargetTime? FirstResponse { get; init; }
    public TargetTime? Resolution { get; init; }

    /// <summary>Of the queue that promised; null is always open.</summary>
    public OpeningHours? Hours { get; init; }

    /// <summary>So much open time before it is due a promise counts as near.</summary>
    public TimeSpan Lead { get; init; }

    /// <summary>Open time used before <see cref="RunningSince"/>.</summary>
    public TimeSpan Used { get; init; }

    /// <summary>Null while the clock stands.</summary>
    public DateTimeOffset? RunningSince { get; init; }

    /// <summary>Somebody has answered: the first promise is kept, or broken for good.</summary>
    public bool IsAnswered { get; init; }

    public TimeSpan UsedAt(DateTimeOffset now) => RunningSince is { } since ? Used + OpenTime.Between(Hours, since, now) : Used;
}

/// <summary>One promise: how much open time it leaves, and when that comes to an end as the clock runs now.</summary>
/// <param name="DueAt">Null while the clock stands.</param>
/// <param name="IsNear">It was told that little time is left; below, that none is.</param>
public sealed record TargetTime(TimeSpan Goal, DateTimeOffset? NearAt, DateTimeOffset? DueAt, bool IsNear, bool IsBreached);

/// <summary>The promises a queue may make.</summary>
public enum TargetKind
{
    FirstResponse,
    Resolution,
}
