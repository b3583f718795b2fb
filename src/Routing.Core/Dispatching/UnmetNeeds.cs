namespace Routing.Core;

/// <summary>
/// Needs that nobody ready meets, with what was found of each. To find it takes a look at each agent of the queue, and whoever waits
/// asks again and again; but it stays as it is until somebody comes, goes or is configured anew.
/// </summary>
public sealed class UnmetNeeds
{
    public const int MaxKept = 64;

    private readonly Dictionary<Requirement, NeedOutlook> _kept = [];
    private (long Crew, long Queue) _as;

    public NeedOutlook? Find(Board board, BoardQueue queue, Requirement need)
    {
        if (_as != (board.CrewChanges, queue.Version)) _kept.Clear();
        return _kept.GetValueOrDefault(need);
    }

    public NeedOutlook Keep(Board board, BoardQueue queue, Requirement need, NeedOutlook found)
    {
        // Where somebody could, how busy they are decides, and that is told at every moment.
        if (found.Able > 0) return found;
        if (_as != (board.CrewChanges, queue.Version) || _kept.Count >= MaxKept) _kept.Clear();
        _as = (board.CrewChanges, queue.Version);
        return _kept[need] = found;
    }
}
