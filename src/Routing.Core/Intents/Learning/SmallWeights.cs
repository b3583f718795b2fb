using System.Numerics;

namespace Routing.Core;

/// <summary>
/// Weights as they are kept and used: a byte each, with one scale for each row. A fourth of the memory, which is what the
/// time of a text goes to; the scores differ by less than texts do.
/// </summary>
public sealed class SmallWeights
{
    private readonly sbyte[] _rows;
    private readonly float[] _scales;

    internal SmallWeights(int columns, float[] scales)
    {
        (Columns, _scales) = (columns, scales);
        Stride = (columns + Vector<sbyte>.Count - 1) / Vector<sbyte>.Count * Vector<sbyte>.Count;
        _rows = new sbyte[scales.Length * Stride];
    }

    public int Columns { get; }

    /// <summary>The length of what scores are written to.</summary>
    public int Stride { get; }

    public ReadOnlySpan<float> Scales => _scales;

    internal Span<sbyte> Row(int row) => _rows.AsSpan(row * Stride, Columns);

    internal static SmallWeights Of(WeightTable weights)
    {
        var scales = new float[weights.Rows];
        var small = new SmallWeights(weights.Columns, scales);
        for (var r = 0; r < scales.Length; r++)
        {
            var from = weights.Row(r)[..weights.Columns];
            var greatest = 0f;
            foreach (var weight in from) greatest = MathF.Max(greatest, MathF.Abs(weight));
            if (greatest == 0) continue;
            scales[r] = greatest / sbyte.MaxValue;
            var to = small.Row(r);
            for (var c = 0; c < from.Length; c++) to[c] = (sbyte)MathF.Round(from[c] / scales[r]);
        }
        return small;
    }

    public void Score(SparseVector text, Span<float> scores)
    {
        scores.Clear();
        for (var i = 0; i < text.Count; i++)
        {
            var scale = new Vector<float>(text.Values[i] * _scales[text.Places[i]]);
            var row = _rows.AsSpan(text.Places[i] * Stride, Stride);
            for (var c = 0; c < row.Length; c += Vector<sbyte>.Count) Add(scores[c..], new Vector<sbyte>(row[c..]), scale);
        }
    }

    private static void Add(Span<float> sums, Vector<sbyte> weights, Vector<float> scale)
    {
        Vector.Widen(weights, out var low, out var high);
        Add(sums, low, scale);
        Add(sums[Vector<short>.Count..], high, scale);
    }

    private static void Add(Span<float> sums, Vector<short> weights, Vector<float> scale)
    {
        Vector.Widen(weights, out var low, out var high);
        var next = sums[Vector<float>.Count..];
        (new Vector<float>(sums) + Vector.ConvertToSingle(low) * scale).CopyTo(sums);
        (new Vector<float>(next) + Vector.ConvertToSingle(high) * scale).CopyTo(next);
    }
}
