namespace Routing.Cluster;

/// <summary>One page of rows: as stored, and as it is being written.</summary>
internal sealed class RowPage(GrainId id)
{
    private Dictionary<string, byte[]>? _writing;
    private string? _tag;
    private bool _isRead;

    /// <summary>Rows that have this page, stored or not yet.</summary>
    public int Placed { get; set; }

    public Dictionary<string, byte[]> Rows { get; private set; } = new(StringComparer.Ordinal);

    public bool MayHold(string name) => Rows.ContainsKey(name) || _writing?.ContainsKey(name) == true;

    public async ValueTask Read(DocumentStore documents)
    {
        var stored = await documents.Read(id);
        (_tag, _isRead) = (stored.Tag, true);
        if (stored.Json is not null) Rows = PageDocument.Read(stored.Json);
    }

    /// <summary>Fixes what the next write holds.</summary>
    public void Begin(Dictionary<string, JournalEntry> changes)
    {
        _writing = new Dictionary<string, byte[]>(Rows, StringComparer.Ordinal);
        foreach (var (name, entry) in changes)
        {
            if (entry.Value is null) _writing.Remove(name);
            else _writing[name] = entry.Value;
        }
    }

    public async ValueTask Write(DocumentStore documents)
    {
        // A page new to this activation may lie in storage still, from longer times or from a late write; what it holds is void.
        if (!_isRead) (_tag, _isRead) = ((await documents.Read(id)).Tag, true);
        var rows = _writing!;
        _tag = await documents.Write(id, PageDocument.Write(rows), _tag);
        (Rows, _writing) = (rows, null);
    }
}
