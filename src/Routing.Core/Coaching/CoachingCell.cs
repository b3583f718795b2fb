using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What an agent is held against its peers in.</summary>
public enum CoachingMeasure
{
    Resolution,
    Satisfaction,
    HandleTime,
}

/// <summary>An agent beside its peers, in one measure of one intent.</summary>
/// <param name="Contacts">That the agent's own figure rests on.</param>
/// <param name="Own">As observed.</param>
/// <param name="Peers">As observed of all others together.</param>
/// <param name="Expected">The agent's, drawn towards the peers' as far as its few contacts make it doubtful.</param>
/// <param name="Low">Lower end of the 95 % interval of what is expected.</param>
/// <param name="Chance">How likely a figure so far from the peers' is if the agent were one of them (two-sided p-value).</param>
public sealed record CoachingFigure(
    string Agent, string Intent, CoachingMeasure Measure, double Contacts, double Own, double Peers, double Expected, double Low, double High, double Chance)
{
    /// <summary>Shorter handling is better; of the others, more.</summary>
    public bool IsBetter => Measure == CoachingMeasure.HandleTime ? Own < Peers : Own > Peers;
}

/// <summary>What is suggested for an agent and an intent.</summary>
public enum CoachingAdvice
{
    /// <summary>The agent does this well: give it as a skill, or a higher level.</summary>
    AddSkill,

    /// <summary>The agent lags behind here: training.</summary>
    Train,
}

/// <summary>A suggestion for a supervisor to accept or not, with all it rests on.</summary>
/// <param name="Level">The level suggested, 1–10, for a skill; null for training.</param>
public sealed record CoachingSuggestion(string Agent, string Intent, CoachingAdvice Advice, int? Level, string Reason, ImmutableArray<CoachingFigure> Figures);

/// <summary>A group's agents beside each other: every figure, and what is suggested of those that are no accident.</summary>
public sealed record CoachingReport(ImmutableArray<CoachingFigure> Figures, ImmutableArray<CoachingSuggestion> Suggestions)
{
    /// <summary>Chances up to this are believed: it allows for how many figures were compared.</summary>
    public double Bound { get; init; } = -1;

    public bool IsReal(CoachingFigure figure) => figure.Chance <= Bound;
}
