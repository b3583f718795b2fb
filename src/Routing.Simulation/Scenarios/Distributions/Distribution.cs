using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>A distribution of durations, in the scenario's time unit.</summary>
public abstract record Distribution
{
    public abstract double Mean { get; }
    public abstract double Sample(Draw draw);
}

/// <summary>Without memory: <c>{"exponential":{"mean":4}}</c>.</summary>
public sealed record ExponentialDistribution(double MeanValue) : Distribution
{
    public override double Mean => MeanValue;
    public override double Sample(Draw draw) => -MeanValue * Math.Log(draw.Uniform());
}

/// <summary>Skewed, as handle times are: <c>{"lognormal":{"mu":0.7,"sigma":0.94}}</c>.</summary>
public sealed record LognormalDistribution(double Mu, double Sigma) : Distribution
{
    public override double Mean => Math.Exp(Mu + Sigma * Sigma / 2);
    public override double Sample(Draw draw) => Math.Exp(Mu + Sigma * draw.Normal());
}

/// <summary>Always the same: <c>{"deterministic":{"value":3}}</c>.</summary>
public sealed record DeterministicDistribution(double Value) : Distribution
{
    public override double Mean => Value;
    public override double Sample(Draw draw) => Value;
}

/// <summary>Each of a list of observed values, equally likely: <c>{"empirical":{"values":[…]}}</c>.</summary>
public sealed record EmpiricalDistribution : Distribution
{
    private readonly double[] _sorted;

    public EmpiricalDistribution(ImmutableArray<double> values)
    {
        // Sorted, so that one uniform number means "short" or "long" in every scenario it is used in.
        _sorted = [.. values.Order()];
        Mean = _sorted.Average();
    }

    public override double Mean { get; }
    public override double Sample(Draw draw) => _sorted[draw.Below(_sorted.Length)];
}
