using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>How a contact finds out about agents: seldom, and only among those who may be as good as the best.</summary>
/// <param name="Share">Share of contacts whose agent is drawn; all others go to the best bid.</param>
/// <param name="Field">How many may be drawn, each as likely.</param>
/// <param name="Among">Those of the field who are asked.</param>
/// <param name="Drawn">Who is to have this contact; null for one that goes to the best bid.</param>
public sealed record Exploration(double Share, int Field, ImmutableArray<string> Among, string? Drawn)
{
    /// <summary>The chance that a contact as this one, at a moment like this, goes to the agent.</summary>
    /// <param name="isBest">Whether it made the best bid.</param>
    public double Propensity(string agent, bool isBest) => (isBest ? 1 - Share : 0) + (Among.Contains(agent) ? Share / Field : 0);
}
