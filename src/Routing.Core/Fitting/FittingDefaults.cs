namespace Routing.Core;

/// <summary>The constants of <see cref="RuleFitting"/>, all from policy.md unless said otherwise.</summary>
public static class FittingDefaults
{
    /// <summary>Classes and pools up to which every other queue and pool has features of its own.</summary>
    public const int SmallMost = 3;

    /// <summary>A pair is barred for this many mean service times.</summary>
    public const double BarredServices = 0.07;

    /// <summary>Copies are followed for 12·min(1, √(10 ÷ agents)) service times at most.</summary>
    public const double HorizonServices = 12;
    public const double HorizonAgents = 10;

    /// <summary>Every third opportunity to assign is sampled.</summary>
    public const int SampleEvery = 3;

    public const double Ridge = 1e-2;

    /// <summary>Share of the iterations in which the rule is still rough: it explores more, and forgets sooner.</summary>
    public const double RoughShare = 0.2;
    public const double RoughExploration = 0.1;
    public const double RoughKeep = 0.5;
    public const double Exploration = 0.03;

    /// <summary>Our choice, policy.md has .8: twice the samples, and the rule changes little by then.</summary>
    public const double Keep = 0.9;

    /// <summary>How long queues get is known from few samples, and must follow the rule.</summary>
    public const double KeepQueues = 0.5;

    /// <summary>An opportunity is sampled with chance 1 ÷ (1 + (A ÷ (.4·usual |A|))²), and .15 at least; our addition.</summary>
    public const double CloseShare = 0.4;
    public const double LeastSampled = 0.15;

    /// <summary>δ = .7·σ̂·√(dim f ÷ effective n).</summary>
    public const double DoubtShare = 0.7;

    /// <summary>cap_k is this quantile of the sampled q_k.</summary>
    public const double CapQuantile = 0.998;

    /// <summary>Between candidates, the first stays unless another costs less than this share of it: our choice, beyond the noise of the walk.</summary>
    public const double WorthChanging = 0.998;

    /// <summary>A fitted rule replaces the starting rule only when it costs less than this share of it; policy.md has .99, where candidates share no events.</summary>
    public const double WorthReplacing = 0.997;
}
