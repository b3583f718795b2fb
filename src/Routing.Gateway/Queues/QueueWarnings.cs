using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Looks at where a queue sends contacts, for what may not be meant. It keeps nothing from being put: queues may come in any order, and a round may be meant.</summary>
internal sealed class QueueWarnings(QueueLookup lookup)
{
    /// <summary>Queues looked at for one; a longer round is not told.</summary>
    private const int MostLooked = 200;

    /// <param name="along">Of the same import, in place of what is there.</param>
    public async ValueTask<ImmutableArray<Fault>> Of(string id, QueueConfig config, IReadOnlyDictionary<string, QueueConfig> along, CancellationToken ct)
    {
        var next = new Queue<string>(QueueMoves.Of(config).Select(move => move.To));
        if (next.Count == 0) return [];
        var there = new Dictionary<string, QueueConfig>(StringComparer.Ordinal);
        var looked = new HashSet<string>(StringComparer.Ordinal) { id };
        while (looked.Count <= MostLooked && next.TryDequeue(out var at))
        {
            if (!looked.Add(at) || (along.GetValueOrDefault(at) ?? await lookup.Config(at, ct)) is not { } found) continue;
            there.Add(at, found);
            foreach (var further in QueueMoves.OverflowsOf(found)) next.Enqueue(further);
        }
        return QueueMoves.Warnings(id, config, there);
    }
}
