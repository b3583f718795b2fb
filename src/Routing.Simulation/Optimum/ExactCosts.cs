namespace Routing.Simulation;

/// <summary>The least cost rate of a Markov model with buffers, and the exact cost rate of rules on it.</summary>
public sealed class ExactCosts
{
    private readonly TruncatedChain _chain;
    private readonly double[] _values;
    private readonly double _precision;

    /// <exception cref="ArgumentException">The model has faults.</exception>
    /// <exception cref="ScenarioException">It has no buffers, or too many states.</exception>
    public ExactCosts(MarkovModel model, double precision = 1e-6, CancellationToken stop = default)
    {
        if (MarkovModelRules.Check(model) is [var fault, ..]) throw new ArgumentException($"{fault.Field}: {fault.Mend}", nameof(model));
        (_chain, _precision) = (new TruncatedChain(model), precision);
        var iteration = new ValueIteration(_chain);
        Optimum = iteration.CostRate(null, precision, stop);
        _values = iteration.Values;
    }

    /// <summary>The least cost per unit of time.</summary>
    public double Optimum { get; }
    public int States => _chain.States;

    /// <summary>The cost per unit of time of a rule.</summary>
    public double Of(IMarkovRule rule, CancellationToken stop = default) =>
        // From the best rule's values it is not far to a good rule's.
        new ValueIteration(_chain, _values).CostRate(new RuleTable(_chain, rule), _precision, stop);

    /// <summary>By how much a rule costs more than the best, as a share of it.</summary>
    public double Gap(IMarkovRule rule, CancellationToken stop = default) => Of(rule, stop) / Optimum - 1;
}
