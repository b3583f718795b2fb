using Routing.Actors;

namespace Routing.Simulation;

/// <summary>Fits at once: no virtual time passes meanwhile, and the same seed decides the same bytes.</summary>
public sealed class VirtualFitter(FitEffort? effort = null) : IFitter
{
    public const long Seed = 1;

    public ValueTask<FittedRule?> Fit(MarkovModel model) => ValueTask.FromResult<FittedRule?>(RuleFitting.Fit(model, Seed, effort));
}
