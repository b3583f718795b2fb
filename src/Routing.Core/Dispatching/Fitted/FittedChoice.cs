using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What a fitted rule says of one head or one agent: whom to serve by whom, or to hold, and what each alternative was worth.</summary>
/// <param name="Head">The class to serve; null to hold.</param>
/// <param name="Agents">Who is asked, the most promising first; none to hold.</param>
public sealed record FittedChoice(ClassKey? Head, ImmutableArray<string> Agents, ImmutableArray<Alternative> Alternatives)
{
    public static FittedChoice Hold(ImmutableArray<Alternative> alternatives) => new(null, [], alternatives);

    public bool Holds => Head is null;
}

/// <summary>A pair of queue and home that was weighed.</summary>
/// <param name="Home">What its agents can serve, by class, and at which levels.</param>
/// <param name="Value">Worth of assigning now over holding, in the queues' currency.</param>
/// <param name="HoldsBelow">It is held only where its value is below this.</param>
public sealed record Alternative(string Queue, string Home, double Value, double HoldsBelow);
