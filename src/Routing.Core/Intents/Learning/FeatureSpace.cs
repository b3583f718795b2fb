using System.Runtime.InteropServices;

namespace Routing.Core;

/// <summary>The features a model knows, each with its place and its weight: the rarer, the more it tells.</summary>
public sealed class FeatureSpace
{
    private readonly uint[] _features;
    private readonly float[] _weights;
    private readonly FeatureIndex _index;

    public FeatureSpace(uint[] features, float[] weights) => (_features, _weights, _index) = (features, weights, new FeatureIndex(features));

    public ReadOnlySpan<uint> Features => _features;

    public ReadOnlySpan<float> Weights => _weights;

    public int Count => _features.Length;

    /// <summary>Of all features of the texts those in most texts, up to a bound; pairs of words only when seen twice.</summary>
    public static FeatureSpace Of(IReadOnlyList<List<uint>> texts, int most)
    {
        var textsOf = new Dictionary<uint, int>();
        var seen = new HashSet<uint>();
        foreach (var text in texts)
        {
            seen.Clear();
            foreach (var feature in text)
            {
                if (seen.Add(feature)) textsOf[feature] = textsOf.GetValueOrDefault(feature) + 1;
            }
        }
        var kept = textsOf.Where(f => f.Value > 1 || TextFeatures.KindOf(f.Key) != FeatureKind.Pair)
            .OrderByDescending(f => f.Value).ThenBy(f => f.Key).Take(most).ToList();
        return new FeatureSpace([.. kept.Select(f => f.Key)], [.. kept.Select(f => MathF.Log((1f + texts.Count) / (1 + f.Value)) + 1)]);
    }

    /// <summary>A text as places and values. Each kind of feature has length 1, and the last place is that of the constant.</summary>
    public SparseVector Place(List<uint> features)
    {
        var places = new int[features.Count + 1];
        var known = 0;
        foreach (var feature in CollectionsMarshal.AsSpan(features))
        {
            var place = _index.PlaceOf(feature);
            if (place >= 0) places[known++] = place;
        }
        Array.Sort(places, 0, known);
        var values = new float[known + 1];
        Span<float> squares = stackalloc float[TextFeatures.Kinds];
        var count = 0;
        for (var i = 0; i < known; count++)
        {
            var place = places[i];
            var times = 1;
            while (++i < known && places[i] == place) times++;
            var value = times == 1 ? _weights[place] : (1 + MathF.Log(times)) * _weights[place];
            (places[count], values[count]) = (place, value);
            squares[(int)TextFeatures.KindOf(_features[place])] += value * value;
        }
        foreach (ref var square in squares) square = square > 0 ? 1 / MathF.Sqrt(square) : 0;
        for (var i = 0; i < count; i++) values[i] *= squares[(int)TextFeatures.KindOf(_features[places[i]])];
        (places[count], values[count]) = (Count, 1);
        return new SparseVector(places, values, count + 1);
    }
}

/// <summary>Places in ascending order, with their values; only the first <paramref name="Count"/> count.</summary>
public sealed record SparseVector(int[] Places, float[] Values, int Count)
{
    public float SquaredLength()
    {
        var sum = 0f;
        for (var i = 0; i < Count; i++) sum += Values[i] * Values[i];
        return sum;
    }
}
