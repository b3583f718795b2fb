using System.Numerics;

namespace Routing.Core;

/// <summary>A row of weights for each feature, one for each intent: all intents are scored at a time, several in one instruction.</summary>
internal sealed class WeightTable
{
    private readonly float[] _weights;

    public WeightTable(int rows, int columns)
    {
        (Rows, Columns) = (rows, columns);
        Stride = (columns + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _weights = new float[rows * Stride];
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>The length of a row in memory, and of what scores are written to.</summary>
    public int Stride { get; }

    public Span<float> Row(int row) => _weights.AsSpan(row * Stride, Stride);

    public void Score(SparseVector text, Span<float> scores)
    {
        scores.Clear();
        for (var i = 0; i < text.Count; i++) AddScaled(scores, Row(text.Places[i]), text.Values[i]);
    }

    /// <summary>Moves the rows of a text's features by what its score is to change.</summary>
    public void Move(SparseVector text, ReadOnlySpan<float> change)
    {
        for (var i = 0; i < text.Count; i++) AddScaled(Row(text.Places[i]), change, text.Values[i]);
    }

    private static void AddScaled(Span<float> sums, ReadOnlySpan<float> row, float by)
    {
        var scale = new Vector<float>(by);
        for (var c = 0; c < sums.Length; c += Vector<float>.Count) (new Vector<float>(sums[c..]) + scale * new Vector<float>(row[c..])).CopyTo(sums[c..]);
    }
}
