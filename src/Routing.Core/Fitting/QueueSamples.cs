namespace Routing.Core;

/// <summary>How long queues were when sampled, older samples counted less; tells cap_k.</summary>
internal sealed class QueueSamples(int classes)
{
    private const int MostCap = 4096;
    private readonly double[][] _counts = [.. Enumerable.Range(0, classes).Select(_ => new double[MostCap + 1])];

    public void Add(ReadOnlySpan<int> seen)
    {
        for (var k = 0; k < classes; k++) _counts[k][Math.Min(seen[k], MostCap)]++;
    }

    public void Forget(double keep)
    {
        foreach (var counts in _counts)
        {
            foreach (ref var count in counts.AsSpan()) count *= keep;
        }
    }

    /// <summary>The quantile of each queue's samples; at least 1.</summary>
    public int[] Quantiles(double share)
    {
        var caps = new int[classes];
        for (var k = 0; k < classes; k++)
        {
            var left = share * _counts[k].Sum();
            while (caps[k] < MostCap && (left -= _counts[k][caps[k]]) > 0) caps[k]++;
            caps[k] = Math.Max(1, caps[k]);
        }
        return caps;
    }
}
