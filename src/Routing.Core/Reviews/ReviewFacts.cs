using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>All that a review is made of.</summary>
public sealed record ReviewFacts
{
    public const int HoursPerDay = 24;

    public required string Group { get; init; }
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset To { get; init; }
    public required ImmutableArray<ReviewedQueue> Queues { get; init; }

    /// <summary>By intent: this time, and as long a time before.</summary>
    public required ImmutableSortedDictionary<string, (Tally Now, Tally Before)> Intents { get; init; }

    /// <summary>Of this group and time, newest first.</summary>
    public required ImmutableArray<ChangeEntry> Changes { get; init; }

    /// <summary>From when on all changes were read; null where none were left out.</summary>
    public DateTimeOffset? ChangesFrom { get; init; }

    /// <summary>One that ran in this time.</summary>
    public PilotStanding? Pilot { get; init; }

    /// <summary>Those that are open; none of a time long past.</summary>
    public ImmutableArray<OpenSuggestion> Open { get; init; } = [];

    public double Days => (To - From).TotalDays;
}

/// <summary>A queue's goal, and what was counted of it: by hour of the day, and over as long a time before.</summary>
/// <param name="OpenHours">By hour of the day, how many hours of the whole time anybody could come in: see <see cref="ReviewedHours"/>.</param>
public sealed record ReviewedQueue(string Queue, string Name, ServiceLevelGoal Goal, ImmutableArray<Tally> Hours, ImmutableArray<double> OpenHours, Tally Before)
{
    public Tally Now => Hours.Aggregate(default(Tally), (sum, hour) => sum + hour);
}
