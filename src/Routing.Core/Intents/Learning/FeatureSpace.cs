namespace Routing.Core;

/// <summary>The features a model knows, each with its place and its weight: the rarer, the more it tells.</summary>
public sealed class FeatureSpace
{
    private readonly Dictionary<uint, int> _places;
    private readonly float[] _weights;

    public FeatureSpace(IReadOnlyList<uint> features, float[] weights)
    {
        (Features, _weights) = (features, weights);
        _places = new Dictionary<uint, int>(features.Count);
        for (var place = 0; place < features.Count; place++) _places[features[place]] = place;
    }

    public IReadOnlyList<uint> Features { get; }

    public ReadOnlySpan<float> Weights => _weights;

    public int Count => Features.Count;

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
        var places = new int[features.Count];
        var known = 0;
        foreach (var feature in features)
        {
            if (_places.TryGetValue(feature, out var place)) places[known++] = place;
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
            var value = (1 + MathF.Log(times)) * _weights[place];
            (places[count], values[count]) = (place, value);
            squares[(int)KindAt(place)] += value * value;
        }
        for (var i = 0; i < count; i++) values[i] /= MathF.Sqrt(squares[(int)KindAt(places[i])]);
        if (count == places.Length) Array.Resize(ref places, count + 1);
        (places[count], values[count]) = (Count, 1);
        return new SparseVector(places, values, count + 1);
    }

    private FeatureKind KindAt(int place) => TextFeatures.KindOf(Features[place]);
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
