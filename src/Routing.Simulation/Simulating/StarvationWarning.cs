using System.Text.Json.Serialization;

namespace Routing.Simulation;

/// <summary>A class that starves under the rules simulated.</summary>
/// <param name="What">What happened to it, in words.</param>
/// <param name="Advice">What to set.</param>
public sealed record StarvationWarning(string Class, StarvationKind Problem, string What, string Advice)
{
    public override string ToString() => $"{Class} starves: {What}. {Advice}";
}

/// <summary>How a class starves.</summary>
[JsonConverter(typeof(CamelCase<StarvationKind>))]
public enum StarvationKind
{
    /// <summary>Contacts were still waiting when the run was given up.</summary>
    Unanswered,

    /// <summary>The wait grows through the run.</summary>
    Growing,

    /// <summary>Contacts wait longer than their queue's bound.</summary>
    PastBound,

    /// <summary>Waits, or is left unserved, far more than the other classes.</summary>
    FarOut,
}
