namespace Routing.Core;

/// <summary>Whether all agents of some waiting classes serve them all, at the same levels: then only worth and speed set the classes apart.</summary>
public sealed class OneHome(Board board)
{
    /// <summary>Answers kept; past it they are found anew.</summary>
    private const int MostKept = 256;

    private readonly Dictionary<(ClassKey, ClassKey), bool> _kept = [];
    private long _profiles = -1;

    public bool Serves(IReadOnlyList<ClassKey> classes)
    {
        for (var at = 1; at < classes.Count; at++)
        {
            if (!Serves(classes[0], classes[at])) return false;
        }
        return true;
    }

    private bool Serves(ClassKey first, ClassKey other)
    {
        if (_profiles != board.ProfileChanges || _kept.Count >= MostKept) _kept.Clear();
        _profiles = board.ProfileChanges;
        if (_kept.TryGetValue((first, other), out var known)) return known;
        return _kept[(first, other)] = Find([first, other]);
    }

    private bool Find(ClassKey[] classes)
    {
        string? home = null;
        foreach (var agentId in board.Queues[classes[0].Queue].Agents.Concat(board.Queues[classes[1].Queue].Agents))
        {
            var key = HomeKeys.Of(agentId, board.Agents[agentId].Snapshot.Profile, classes, isCoarse: false);
            if (key is null || !key.StartsWith("11", StringComparison.Ordinal) || (home ??= key) != key) return false;
        }
        return true;
    }
}
