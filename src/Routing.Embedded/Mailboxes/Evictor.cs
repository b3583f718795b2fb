using System.Collections.Concurrent;

namespace Routing.Embedded;

/// <summary>
/// Bounds the actors in memory by a second chance: one not used since the last look, and idle, goes. A look costs as
/// much as there are actors and happens once for a tenth of the bound, so an arrival pays a constant.
/// </summary>
internal sealed class Evictor(ConcurrentDictionary<ActorKey, ActorCell> cells, EngineOptions options)
{
    private readonly int[] _sinceLook = new int[(int)ActorKind.Contact + 1];
    private int _looking;

    public void Added(ActorKind kind)
    {
        var bound = Bound(kind);
        if (bound == int.MaxValue || Interlocked.Increment(ref _sinceLook[(int)kind]) <= bound / 10) return;
        if (Interlocked.Exchange(ref _looking, 1) != 0) return;
        _sinceLook[(int)kind] = 0;
        // On the pool: the caller is in the middle of a turn.
        ThreadPool.UnsafeQueueUserWorkItem(static state => state.Self.Look(state.Kind), (Self: this, Kind: kind), preferLocal: false);
    }

    private void Look(ActorKind kind)
    {
        var mine = cells.Where(cell => cell.Key.Kind == kind).Select(cell => cell.Value).ToList();
        var excess = mine.Count - (Bound(kind) * 9 / 10);
        foreach (var cell in mine)
        {
            if (excess <= 0) break;
            if (cell.WasUsed) cell.WasUsed = false;
            else if (cell.TryEvict())
            {
                cells.TryRemove(new KeyValuePair<ActorKey, ActorCell>(cell.Key, cell));
                excess--;
            }
        }
        _looking = 0;
    }

    private int Bound(ActorKind kind) => kind switch
    {
        ActorKind.Contact => options.MaxContacts,
        ActorKind.Customer => options.MaxCustomers,
        ActorKind.Agent => options.MaxAgents,
        _ => int.MaxValue,
    };
}
