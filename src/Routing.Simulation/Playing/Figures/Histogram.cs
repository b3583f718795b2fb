namespace Routing.Simulation;

/// <summary>
/// Durations by their logarithm: percentiles within 1.1 % however many were added, in bounded memory. Not safe for
/// concurrent use.
/// </summary>
public sealed class Histogram
{
    private const double Least = 1e-6;
    private const int StepsPerDoubling = 32;
    private const int Buckets = 45 * StepsPerDoubling;
    private readonly long[] _counts = new long[Buckets];
    private double _sum;

    public long Count { get; private set; }
    public double Max { get; private set; }
    public double Mean => Count == 0 ? 0 : _sum / Count;

    public void Add(TimeSpan value) => Add(value.TotalSeconds);

    public void Add(double seconds)
    {
        Count++;
        _sum += seconds;
        Max = Math.Max(Max, seconds);
        _counts[seconds <= Least ? 0 : Math.Min(Buckets - 1, 1 + (int)(Math.Log2(seconds / Least) * StepsPerDoubling))]++;
    }

    /// <summary>The value that a share of all does not exceed; 0 when there is none.</summary>
    public double Quantile(double share)
    {
        var left = (long)Math.Ceiling(share * Count);
        for (var bucket = 0; left > 0 && bucket < Buckets; bucket++)
        {
            left -= _counts[bucket];
            if (left <= 0) return bucket == 0 ? 0 : Math.Min(Max, Least * Math.Pow(2, (bucket - 0.5) / StepsPerDoubling));
        }
        return Count == 0 ? 0 : Max;
    }

    public Percentiles Describe() => new(Count, Mean, Quantile(0.5), Quantile(0.9), Quantile(0.99), Max);
}

/// <summary>A distribution in a few figures; seconds.</summary>
public sealed record Percentiles(long Count, double Mean, double P50, double P90, double P99, double Max);
