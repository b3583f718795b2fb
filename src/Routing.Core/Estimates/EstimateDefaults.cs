namespace Routing.Core;

/// <summary>What is assumed of agents before anything is learned of them, and how much work learning may take.</summary>
public static class EstimateDefaults
{
    /// <summary>Levels of skill are taken from here; it also stands for a level that is not known.</summary>
    public const double MiddleLevel = 5;

    /// <summary>Resolution: four in five; a level more is worth 1.6 points there; agents differ by .06 (policy.md), half of it alike in all they do.</summary>
    public static readonly EffectPriors Resolved = new(
        Mean: ResponseFamily.Chance.Link(IntentMeans.Unknown.Resolved), Slope: 0.1, SlopeError: 0.1, IntentVariance: 0.25, AgentVariance: 0.07, CellVariance: 0.07);

    /// <summary>Handle time: five minutes; a level says nothing of it until it is seen to; agents differ by 15 %.</summary>
    public static readonly EffectPriors HandleTime = new(
        Mean: Math.Log(IntentMeans.Unknown.HandleSeconds), Slope: 0, SlopeError: 0.03, IntentVariance: 0.5, AgentVariance: 0.0125, CellVariance: 0.01);

    /// <summary>Squared variation of one agent's handle times of one intent (lognormal, σ = .94), and the contacts it is worth.</summary>
    public const double SquaredVariation = 1.4;
    public const double SquaredVariationContacts = 20;

    /// <summary>What agents have in common is estimated from this many records at most, those of a sample of agents: some milliseconds.</summary>
    public const int MostCells = 1_500;

    /// <summary>It is estimated anew when this many times as many contacts were seen, of all or of one intent.</summary>
    public const double Grown = 1.1;
    public const double IntentGrown = 1.5;

    /// <summary>Levels kept of one agent.</summary>
    public const int MostLevels = AgentTallies.MaxIntents;

    /// <summary>Estimates of one agent, or of one of whom nothing is known, that are kept until more is known: intents come from outside.</summary>
    public const int MostMeans = 2 * MostLevels;

    /// <summary>Standard deviations to either side of an estimate that its interval reaches: 90 %.</summary>
    public const double IntervalReach = 1.645;
}
