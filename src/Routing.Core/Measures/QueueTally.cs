namespace Routing.Core;

/// <summary>
/// Counts of one queue over one UTC day. The letters are those of the service level formulas:
/// A answered, B abandoned, a answered in time, b abandoned in time, and short abandons.
/// </summary>
public sealed record QueueTally
{
    public required DateOnly Day { get; init; }
    public long Arrived { get; init; }

    /// <summary>A: answered.</summary>
    public long Answered { get; init; }

    /// <summary>a: answered within the threshold.</summary>
    public long AnsweredInTime { get; init; }

    /// <summary>B: abandoned.</summary>
    public long Abandoned { get; init; }

    /// <summary>b: abandoned within the threshold.</summary>
    public long AbandonedInTime { get; init; }

    /// <summary>Abandoned within five seconds.</summary>
    public long AbandonedShort { get; init; }
    public long MovedOut { get; init; }
    public long Refused { get; init; }
    public long OffersExpired { get; init; }
    public long OffersDeclined { get; init; }

    /// <summary>Sum of the waits of the answered, in seconds (ASA = this ÷ answered).</summary>
    public double AnswerSecondsSum { get; init; }

    public static readonly TimeSpan ShortAbandon = TimeSpan.FromSeconds(5);
}
