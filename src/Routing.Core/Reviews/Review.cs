using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>A routing group's week, for a head of service: what changed, where time goes, what is off target, and what may help.</summary>
public sealed record Review
{
    public required string Group { get; init; }
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset To { get; init; }

    /// <summary>The few figures that tell how it went.</summary>
    public required ImmutableArray<ReviewFigure> Figures { get; init; }

    /// <summary>Where the time of a contact that an agent handled goes.</summary>
    public required ImmutableArray<ReviewStep> Journey { get; init; }

    /// <summary>Ways round that contacts took: handed on, come back, called again.</summary>
    public required ImmutableArray<ReviewDetour> Detours { get; init; }

    /// <summary>Those off target first, the furthest off before others.</summary>
    public required ImmutableArray<ReviewQueue> Queues { get; init; }

    /// <summary>Those with the most contacts.</summary>
    public required ImmutableArray<ReviewIntent> Intents { get; init; }

    /// <summary>Newest first; those beyond are counted.</summary>
    public required ImmutableArray<ReviewChange> Changes { get; init; }
    public required int MoreChanges { get; init; }

    /// <summary>Where there were too many: earlier ones than this were not read; else null.</summary>
    public DateTimeOffset? ChangesFrom { get; init; }
    public required ImmutableArray<ReviewSuggestion> Suggestions { get; init; }
}

/// <summary>A measure, and the same over as long a time before; null where nothing was counted.</summary>
public sealed record ReviewFigure(string Measure, double? Value, double? Before);

/// <summary>A part of a contact's way: <c>waiting</c>, <c>talk</c>, <c>hold</c> or <c>wrapUp</c>, in seconds per handled contact.</summary>
/// <param name="Share">Of the whole, 0–1.</param>
public sealed record ReviewStep(string Name, double Seconds, double Share, double? Before);

/// <summary>A way round: <c>transfers</c>, <c>repeats</c> of a customer with the same intent, or <c>redials</c> of one who had given up.</summary>
/// <param name="Percent">Of the handled, of the created, or of those who gave up.</param>
/// <param name="Hours">Agents' time it took: on contacts until they were handed on, or on those whose customer was back. Null where none is counted.</param>
public sealed record ReviewDetour(string Name, long Count, double? Percent, double? Before, double? Hours);

/// <summary>A queue against its service level: answered in time of all who were offered, those who left included.</summary>
/// <param name="WorstFromHour">Where there is enough to tell: the two hours of the day that did worst, by the zone asked for.</param>
public sealed record ReviewQueue(string Queue, string Name, long Arrived, double? Percent, double? Before, double TargetPercent, int WithinSeconds, bool IsOffTarget, int? WorstFromHour = null, double? WorstPercent = null);

/// <summary>What customers came about.</summary>
/// <param name="RepeatPercent">Of its contacts, those whose customer had been served for it shortly before.</param>
public sealed record ReviewIntent(string Intent, long Created, long Before, double? RepeatPercent, double? HandleSeconds);

/// <summary>A change of configuration, or several alike.</summary>
/// <param name="By">Who made it; null to those who may not read the audit.</param>
/// <param name="Fields">What of it changed, by name.</param>
public sealed record ReviewChange(DateTimeOffset At, string? By, string Kind, string Id, string What, ImmutableArray<string> Fields, int Times);

/// <summary>Something that may help, and what may be expected of it.</summary>
/// <param name="Subject">The queue, intent, pilot or agent; of a move the queue that is helped.</param>
/// <param name="From">The figure as it is: a service level, a share of repeats, seconds of wrap-up, or the low end of a pilot's difference; of training and skills what is expected of the agent (a share resolved, a rating, or seconds).</param>
/// <param name="To">As it may be expected; of training and skills the peers'.</param>
/// <param name="Hours">Of handling saved a week; null where it is none that is saved.</param>
/// <param name="Hour">The first of two hours of the day, where it is about some.</param>
/// <param name="Model">Of an agent more: the service level that Erlang comes to with the number of agents nearest to what was seen, in percent. Far from <c>from</c>, the effect is a guess.</param>
public sealed record ReviewSuggestion(ReviewAdvice Advice, string Subject, double From, double To, double? Hours = null, double? Contacts = null, int? Hour = null, double? Model = null)
{
    /// <summary>Points between what was seen and what the model comes to from which on it is said.</summary>
    private const double ModelOff = 5;

    /// <summary>Of a move, a training or a skill: the proposal that a supervisor may accept.</summary>
    public SuggestedStaff? Staff { get; init; }

    /// <summary>Whether the model is so far from what was seen that a reader must know.</summary>
    [JsonIgnore]
    public bool IsModelOff => Model is { } model && Math.Abs(model - From) > ModelOff;
}

/// <summary>A proposal that waits for a supervisor's word.</summary>
/// <param name="Id">As in <c>GET /v1/suggestions</c>.</param>
public sealed record SuggestedStaff(string Id, ImmutableArray<string> Agents)
{
    /// <summary>Of a move: whose agents help, what becomes of its service level, and when.</summary>
    public string? FromQueue { get; init; }
    public double? FromQueueBefore { get; init; }
    public double? FromQueueAfter { get; init; }
    public DateTimeOffset? Begins { get; init; }
    public DateTimeOffset? Ends { get; init; }

    /// <summary>Of a training or a skill.</summary>
    public string? Intent { get; init; }
    public string? Skill { get; init; }
    public int? Level { get; init; }
    public CoachingMeasure? Measure { get; init; }
}

/// <summary>Kinds of suggestions.</summary>
public enum ReviewAdvice
{
    /// <summary>One agent more for two hours a day.</summary>
    AddAgent,

    /// <summary>Repeats of an intent down to the group's mean.</summary>
    ResolveAtFirst,

    /// <summary>Wrap-up of a queue down to the group's mean.</summary>
    ShortenWrapUp,
    PromotePilot,
    RollBackPilot,

    /// <summary>Agents of one queue help another for some hours.</summary>
    MoveStaff,

    /// <summary>An agent does an intent better than its peers: a skill.</summary>
    GiveSkill,

    /// <summary>An agent lags behind its peers in an intent.</summary>
    Train,
}
