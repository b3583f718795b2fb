namespace Routing.Core;

/// <summary>
/// A state of the Markov model in one row of numbers: what an operator can see, waiting contacts by class and idle agents
/// by pool, and then what the other agents are busy with.
/// </summary>
internal sealed class CenterState
{
    private readonly int _seen;

    public CenterState(MarkovModel model, Pairs pairs)
    {
        _seen = model.Classes.Length + model.Pools.Length;
        Counts = new int[_seen + pairs.Count];
        for (var j = 0; j < model.Pools.Length; j++) Counts[model.Classes.Length + j] = model.Pools[j].Agents;
    }

    /// <summary>Waiting by class, idle by pool, busy by pair.</summary>
    public int[] Counts { get; }

    /// <summary>Waiting by class, idle by pool.</summary>
    public ReadOnlySpan<int> Seen => Counts.AsSpan(0, _seen);

    public void CopyFrom(CenterState other) => other.Counts.AsSpan().CopyTo(Counts);

    public bool IsAs(CenterState other) => Counts.AsSpan().SequenceEqual(other.Counts);
}
