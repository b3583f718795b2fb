using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Agents needed in a queue, half hour by half hour, against those on the roster.</summary>
public sealed record QueueStaffingView
{
    public required string Queue { get; init; }
    public required string Group { get; init; }
    public required string TimeZone { get; init; }
    public required DateTimeOffset ComputedAt { get; init; }
    public required StaffingTargetsView Targets { get; init; }
    public required ImmutableArray<StaffingSlotView> Slots { get; init; }
    public required ImmutableArray<StaffingGapView> Gaps { get; init; }

    /// <summary>Queues that the same agents serve, this one among them: all figures are those of them together. Empty for a queue by itself.</summary>
    public ImmutableArray<string> Pool { get; init; } = [];
}

/// <summary>What agents are to be enough for.</summary>
/// <param name="PatienceSeconds">Mean time customers wait before they leave; null where nobody leaves (Erlang C).</param>
public sealed record StaffingTargetsView(
    double InTimePercent, double WithinSeconds, double? MaxAbandonedPercent, double MaxOccupancyPercent, double ShrinkagePercent, double? PatienceSeconds);

/// <summary>A half hour of a queue's plan.</summary>
/// <param name="OnContacts">Agents there for contacts that are enough.</param>
/// <param name="Scheduled">Agents to be on the roster for that, shrinkage included.</param>
/// <param name="Rostered">On it by their shifts; null where no agent of the group has any.</param>
/// <param name="Surplus">Rostered beyond what is needed; below 0 they lack.</param>
/// <param name="Expected">With the roster, shrinkage taken off.</param>
/// <param name="OneLess">One agent less than that, or than needed where there is no roster.</param>
public sealed record StaffingSlotView(
    DateTimeOffset From, DateTimeOffset To, double Contacts, double HandleSeconds, int OnContacts, int Scheduled, int? Rostered, int? Surplus,
    WaitFiguresView? Expected, WaitFiguresView Enough, WaitFiguresView OneLess, WaitFiguresView OneMore);

/// <summary>How a queue does with so many agents on contacts; shares are of all who arrive.</summary>
/// <param name="MeanWaitSeconds">Null where work piles up without end.</param>
public sealed record WaitFiguresView(int Agents, double InTimePercent, double? MeanWaitSeconds, double AbandonedPercent, double OccupancyPercent)
{
    public static WaitFiguresView Of(WaitFigures figures) => new(
        figures.Agents, Math.Round(figures.InTime * 100, 1), double.IsFinite(figures.MeanWaitSeconds) ? Math.Round(figures.MeanWaitSeconds, 1) : null,
        Math.Round(figures.Abandoned * 100, 1), Math.Round(figures.Occupancy * 100, 1));
}

/// <summary>Half hours in a row in which agents lack, or in which there are more than needed.</summary>
/// <param name="Agents">In the worst half hour; below 0 they lack.</param>
public sealed record StaffingGapView(DateTimeOffset From, DateTimeOffset To, int Agents);

/// <summary>The queues of a group: where agents lack, where there are too many, and who could help whom.</summary>
public sealed record GroupStaffingView(string Group, string TimeZone, DateTimeOffset ComputedAt, ImmutableArray<QueueGapsView> Queues, ImmutableArray<StaffingMoveView> Moves);

/// <summary>A queue in a group's plan.</summary>
/// <param name="SlotsShort">Half hours in which agents lack.</param>
/// <param name="SlotsOver">Half hours in which there are more than needed.</param>
/// <param name="Reason">Why there is no plan.</param>
public sealed record QueueGapsView(string Queue, int SlotsShort, int SlotsOver, int? WorstShort, ImmutableArray<StaffingGapView> Gaps, string? Reason)
{
    /// <summary>Whole days of history that a forecast needs, where that is why there is no plan; and those that are there.</summary>
    public int? NeededDays { get; init; }
    public int? KnownDays { get; init; }

    /// <summary>Whether shifts say who is to be there; without any there are no gaps to tell of.</summary>
    public bool HasRoster { get; init; }

    /// <summary>Queues that the same agents serve, this one among them: gaps are those of them together, and are told of in events under the first. Empty for a queue by itself.</summary>
    public ImmutableArray<string> Pool { get; init; } = [];
}

/// <summary>Agents of one queue help another for a while; shares answered in time of both, before and after.</summary>
public sealed record StaffingMoveView(
    string From, string To, DateTimeOffset Begins, DateTimeOffset Ends, ImmutableArray<string> Agents,
    double ToBeforePercent, double ToAfterPercent, double FromBeforePercent, double FromAfterPercent, string Text)
{
    /// <summary>Of the queue that is helped, with all that is suggested; <see cref="ToAfterPercent"/> is of this move alone.</summary>
    public required double ToTogetherPercent { get; init; }

    /// <summary>Of the queue that gives, with all that is suggested.</summary>
    public required double FromTogetherPercent { get; init; }

    /// <summary>The open suggestion that this is; null for one that is not made yet.</summary>
    public string? Suggestion { get; init; }
}

/// <summary>Agents beside their peers, and what is advised of what is no accident. There is no ranking.</summary>
public sealed record CoachingView(string Group, DateTimeOffset From, DateTimeOffset To, ImmutableArray<CoachingFigureView> Figures, ImmutableArray<CoachingAdviceView> Advice);

/// <summary>An agent beside its peers in one measure of one intent.</summary>
/// <param name="Expected">Drawn towards the peers' as far as few contacts make the own figure doubtful, with its 95 % interval.</param>
/// <param name="IsReal">Still stands when the number of comparisons is allowed for.</param>
public sealed record CoachingFigureView(
    string Agent, string Intent, CoachingMeasure Measure, double Contacts, double Own, double Peers, double Expected, double Low, double High, bool IsBetter, bool IsReal);

/// <summary>What is advised for an agent and an intent.</summary>
public sealed record CoachingAdviceView(string Agent, string Intent, CoachingAdvice Advice, int? Level, string Reason);
