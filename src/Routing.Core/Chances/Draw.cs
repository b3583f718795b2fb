namespace Routing.Core;

/// <summary>
/// A stream of random numbers that belongs to one entity: seed and name give the same stream in every run and under
/// every policy, so that two runs differ by the policy alone. SplitMix64 rather than <see cref="Random"/>, whose seeded
/// streams are costly to start and only 31 bits apart.
/// </summary>
public sealed class Draw(ulong state)
{
    private ulong _state = state;

    /// <summary>The stream of an entity, as in <c>For(seed, "contact", "vip-12", "service")</c>.</summary>
    public static Draw For(long seed, params ReadOnlySpan<string> name)
    {
        var hash = 14695981039346656037UL ^ (ulong)seed;
        foreach (var part in name)
        {
            foreach (var c in part) hash = (hash ^ c) * 1099511628211UL;
            hash = (hash ^ 0xffff) * 1099511628211UL;
        }
        return new Draw(hash);
    }

    public ulong NextBits()
    {
        var z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform over the open interval (0, 1), so that logarithms are safe.</summary>
    public double Uniform() => ((NextBits() >> 11) + 0.5) * (1.0 / (1UL << 53));

    public bool Chance(double share) => Uniform() < share;

    public int Below(int count) => (int)(Uniform() * count);

    public T OneOf<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>Standard normal. The second of the pair is thrown away: a stream must not depend on who drew before.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>One of the names, by weight.</summary>
    public string Weighted(IReadOnlyList<KeyValuePair<string, double>> weights)
    {
        var left = Uniform() * weights.Sum(w => w.Value);
        foreach (var (name, weight) in weights)
        {
            left -= weight;
            if (left < 0) return name;
        }
        return weights[^1].Key;
    }
}
