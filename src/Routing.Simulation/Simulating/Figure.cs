using MathNet.Numerics.Distributions;

namespace Routing.Simulation;

/// <summary>A mean over replications and half the width of its 95 % interval; null where one replication says nothing of that.</summary>
public sealed record Figure(double Value, double? HalfWidth)
{
    /// <summary>Student's interval: t(.975; n − 1) · s ÷ √n.</summary>
    public static Figure Of(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        if (values.Count < 2) return new Figure(mean, null);
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
        return new Figure(mean, StudentT.InvCDF(0, 1, values.Count - 1, 0.975) * Math.Sqrt(variance / values.Count));
    }

    public bool Contains(double value, double widerBy = 1) => Math.Abs(value - Value) <= (HalfWidth ?? 0) * widerBy;
}
