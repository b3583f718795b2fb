namespace Routing.Core;

/// <summary>
/// Service level in its five variants, always named. With A answered, B abandoned, a answered in time, b abandoned in
/// time and s abandoned short; percent, or null when nothing is to be counted.
/// </summary>
public sealed record ServiceLevel
{
    /// <summary>(a + b) ÷ (A + B): abandons in time count as met.</summary>
    public required double? AbandonsInTimeCountAsMet { get; init; }

    /// <summary>a ÷ A: abandons are left out.</summary>
    public required double? AnsweredOnly { get; init; }

    /// <summary>a ÷ (A + B): abandons count as missed.</summary>
    public required double? AbandonsCountAsMissed { get; init; }

    /// <summary>a ÷ (A + B − b): abandons in time are left out.</summary>
    public required double? AbandonsInTimeLeftOut { get; init; }

    /// <summary>(a + s) ÷ (A + B): short abandons count as met.</summary>
    public required double? ShortAbandonsCountAsMet { get; init; }

    public static ServiceLevel Of(QueueTally t) => new()
    {
        AbandonsInTimeCountAsMet = Percent(t.AnsweredInTime + t.AbandonedInTime, t.Answered + t.Abandoned),
        AnsweredOnly = Percent(t.AnsweredInTime, t.Answered),
        AbandonsCountAsMissed = Percent(t.AnsweredInTime, t.Answered + t.Abandoned),
        AbandonsInTimeLeftOut = Percent(t.AnsweredInTime, t.Answered + t.Abandoned - t.AbandonedInTime),
        ShortAbandonsCountAsMet = Percent(t.AnsweredInTime + t.AbandonedShort, t.Answered + t.Abandoned),
    };

    private static double? Percent(long part, long whole) => whole <= 0 ? null : 100.0 * part / whole;
}
