using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// The outcome of a fit: for each pair of a class and a pool the weights by which the advantage of assigning now over
/// holding is told from the state an operator can see. A value: it can be stored, and decides by <see cref="AssignmentRule"/>.
/// </summary>
public sealed record FittedRule
{
    /// <summary>What it was fitted to.</summary>
    public required MarkovModel Model { get; init; }
    public required RuleForm Form { get; init; }

    /// <summary>w_kj by pair, in the order of <see cref="Pairs"/>; empty for the starting rule.</summary>
    public ImmutableArray<ImmutableArray<double>> Weights { get; init; } = [];

    /// <summary>The rule the fit started from.</summary>
    public StartingShape Shape { get; init; } = StartingShape.Usual;

    /// <summary>δ_kj by pair: an advantage down to −δ still assigns, so that holding needs evidence.</summary>
    public ImmutableArray<double> Slack { get; init; } = [];

    /// <summary>cap_k by class: beyond it the advantage grows linearly with the queue.</summary>
    public ImmutableArray<int> Caps { get; init; } = [];

    /// <summary>Simulated cost per unit of time, and that of the starting rule.</summary>
    public double CostRate { get; init; }
    public double StartingCostRate { get; init; }

    public static FittedRule Starting(MarkovModel model, StartingShape? shape = null) => new() { Model = model, Form = RuleForm.Starting, Shape = shape ?? StartingShape.Usual };

    /// <summary>Weights of a pair in a form.</summary>
    public static int WeightsOf(MarkovModel model, RuleForm form, int pair) =>
        form == RuleForm.Starting ? 0 : new Features(model, new Pairs(model), pair, form, [.. model.Classes.Select(_ => 1)]).Count;
}
