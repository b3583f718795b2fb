namespace Routing.Embedded;

/// <summary>The ids of a kind of actor in memory: they come and go with every contact, and are put in order only for who asks.</summary>
internal sealed class KeptIds
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private string[]? _ordered;

    public void Add(string id)
    {
        if (_ids.Add(id)) _ordered = null;
    }

    public void Remove(string id)
    {
        if (_ids.Remove(id)) _ordered = null;
    }

    public ReadOnlySpan<string> InOrder()
    {
        if (_ordered is null)
        {
            _ordered = [.. _ids];
            Array.Sort(_ordered, StringComparer.Ordinal);
        }
        return _ordered;
    }

    /// <summary>The ids behind one, or from the first on.</summary>
    public string[] After(string? id, int limit)
    {
        var ordered = InOrder();
        var at = id is null ? 0 : ordered.BinarySearch(id, StringComparer.Ordinal);
        var from = id is null ? 0 : at < 0 ? ~at : at + 1;
        return ordered.Slice(from, Math.Min(limit, ordered.Length - from)).ToArray();
    }
}
