using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// What agents of a group have in common: link(mean) = intent + slope·level + agent + cell, where agents and cells
/// differ by chance, with these variances.
/// </summary>
/// <param name="Intents">By the intent's number.</param>
/// <param name="NewIntent">Of an intent nobody has had yet.</param>
/// <param name="Slope">What a level of skill is worth.</param>
public sealed record CrossedEffects(ImmutableArray<double> Intents, double NewIntent, double Slope, double AgentVariance, double CellVariance)
{
    public double Of(in EffectCell cell) => (cell.Intent < Intents.Length ? Intents[cell.Intent] : NewIntent) + (Slope * cell.Level);
}

/// <summary>One agent's record on one intent, as it is observed.</summary>
/// <param name="Intent">The intent's number in <see cref="CrossedEffects.Intents"/>.</param>
/// <param name="Count">Contacts that the mean rests on; 0 for none.</param>
/// <param name="Level">The agent's level for this work, from the middle of the scale.</param>
public readonly record struct EffectCell(int Intent, double Count, double Mean, double Level);

/// <summary>What is assumed before anything is seen, and how much of what is seen outweighs it.</summary>
/// <param name="Mean">Of an intent.</param>
/// <param name="Slope">What a level is worth, give or take <see cref="SlopeError"/>.</param>
/// <param name="AgentVariance">Of agents; it weighs as much as <see cref="Weight"/> agents seen well, as the others do.</param>
public sealed record EffectPriors(double Mean, double Slope, double SlopeError, double IntentVariance, double AgentVariance, double CellVariance)
{
    public const double Weight = 8;

    /// <summary>How sure the assumed mean is, as a variance.</summary>
    public const double MeanVariance = 1;
}
