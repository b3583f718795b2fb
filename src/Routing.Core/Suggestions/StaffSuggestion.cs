using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What is suggested.</summary>
public enum SuggestionKind
{
    /// <summary>Agents serve another queue for some hours.</summary>
    Move,

    /// <summary>An agent does an intent well: give it the skill.</summary>
    Skill,

    /// <summary>An agent lags behind in an intent: training.</summary>
    Training,
}

/// <summary>What became of a suggestion.</summary>
public enum SuggestionState
{
    Open,
    Accepted,
    Rejected,
    Expired,
}

/// <summary>A proposal to a supervisor, who accepts it or not; nothing is changed by it alone.</summary>
public sealed record StaffSuggestion
{
    /// <summary>The same for the same proposal, so that it is made once, and not again after it was rejected.</summary>
    public required string Id { get; init; }
    public required string Group { get; init; }
    public required SuggestionKind Kind { get; init; }
    public SuggestionState State { get; init; }

    /// <summary>As a person would say it, with what it is expected to do.</summary>
    public required string Text { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Too late after that.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When what it was made for was no longer so: those it names are needed where they are, or nobody lacks where they were to go. It is expired then.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string? DecidedBy { get; init; }

    /// <summary>Of the supervisor who rejected it.</summary>
    public string? Reason { get; init; }

    /// <summary>What accepting it has changed; null until that is done.</summary>
    public string? Did { get; init; }
    public required ImmutableArray<string> Agents { get; init; }

    /// <summary>Of a move.</summary>
    public string? FromQueue { get; init; }
    public string? ToQueue { get; init; }
    public DateTimeOffset? Begins { get; init; }
    public DateTimeOffset? Ends { get; init; }

    /// <summary>Of a skill or a training.</summary>
    public string? Intent { get; init; }
    public string? Skill { get; init; }
    public int? Level { get; init; }
    public ImmutableArray<SuggestionEffect> Effects { get; init; } = [];

    /// <summary>What a skill or a training rests on, as figures; none of one made before they were kept.</summary>
    public ImmutableArray<SuggestionReason> Reasons { get; init; } = [];

    public StaffSuggestion At(DateTimeOffset now) => State == SuggestionState.Open && now >= ExpiresAt ? this with { State = SuggestionState.Expired } : this;
}

/// <summary>What a suggestion is expected to do to a queue: the share answered in time.</summary>
/// <param name="InTimePercentAfter">Of this suggestion by itself.</param>
public sealed record SuggestionEffect(string Queue, double InTimePercentBefore, double InTimePercentAfter)
{
    /// <summary>Were all moves accepted that are open with it; null of one made before that was told.</summary>
    public double? InTimePercentTogether { get; init; }
}

/// <summary>In what an agent differs from its peers, and how far: shares resolved, satisfaction of 1–5, or seconds.</summary>
/// <param name="Contacts">That the agent's own figure rests on.</param>
/// <param name="Own">As observed.</param>
/// <param name="Peers">As observed of all others together.</param>
/// <param name="Low">Lower end of the 95 % interval of what is expected of the agent.</param>
/// <param name="High">Upper end.</param>
public sealed record SuggestionReason(CoachingMeasure Measure, double Contacts, double Own, double Peers, double Low, double High);

/// <summary>A proposal was made.</summary>
public sealed record SuggestionMade(string Suggestion, SuggestionKind Kind, string Text, string? QueueId) : RoutingEvent
{
    public override string Type => "suggestion.made";
    public override string? Queue => QueueId;
}

/// <summary>A supervisor accepted or rejected a proposal.</summary>
public sealed record SuggestionDecided(string Suggestion, SuggestionKind Kind, bool Accepted, string By, string? Reason) : RoutingEvent
{
    public override string Type => "suggestion.decided";
}
