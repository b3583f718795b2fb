namespace Routing.Cluster;

/// <summary>
/// The rows of an actor in pages. A change is durable first in the journal of the head document, together with the page
/// it belongs to, and reaches that page later, with others: what came and went meanwhile never does.
/// </summary>
/// <remarks>
/// A row keeps its page until its removal has reached it, and the page is named in the head before it is written. So a
/// late write of an activation given up for dead can neither bring a row back nor put it in two pages: either the page's
/// tag has moved on, or the row is still in the journal, which is read over the page.
/// Rows are placed in the order they come and not by hash: neighbours arrive and leave together, so that sixteen changes
/// cost one or two writes of pages and not sixteen, and the number of pages needs no rehashing as the queue grows.
/// </remarks>
internal sealed class RowPages
{
    private readonly Lock _gate = new();
    private readonly ActorKey _key;
    private readonly DocumentStore _documents;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<RowPage> _pages = [];
    private readonly Dictionary<string, JournalEntry> _journal;
    private int _open;

    public RowPages(ActorKey key, DocumentStore documents, HeadDocument head)
    {
        (_key, _documents, _journal) = (key, documents, head.Journal);
        for (var number = 0; number < head.Pages; number++) _pages.Add(new RowPage(PageId(number)));
    }

    public bool HasAny
    {
        get { lock (_gate) return _places.Count > _journal.Values.Count(entry => entry.Value is null); }
    }

    public int Changed
    {
        get { lock (_gate) return _journal.Count; }
    }

    /// <summary>Reads all pages, and answers the rows as they are.</summary>
    public async ValueTask<IEnumerable<KeyValuePair<string, byte[]>>> Load()
    {
        foreach (var some in _pages.Chunk(ClusterLimits.PagesAtOnce)) await Task.WhenAll(some.Select(page => page.Read(_documents).AsTask()));
        var rows = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var number = 0; number < _pages.Count; number++)
        {
            foreach (var (name, value) in _pages[number].Rows)
            {
                // The journal names the page that counts; a copy elsewhere is what a dead activation left.
                if (_journal.TryGetValue(name, out var entry) && entry.Page != number) continue;
                Place(name, number);
                rows[name] = value;
            }
        }
        foreach (var (name, entry) in _journal)
        {
            if (!_places.ContainsKey(name)) Place(name, entry.Page);
            if (entry.Value is null) rows.Remove(name);
            else rows[name] = entry.Value;
        }
        return rows;
    }

    public void Change(string name, byte[]? value)
    {
        lock (_gate)
        {
            if (!_places.TryGetValue(name, out var number))
            {
                if (value is null) return;
                Place(name, number = FreePage());
            }
            var inherited = _journal.TryGetValue(name, out var former) && former.IsInherited;
            if (value is null && !inherited && !_pages[number].MayHold(name)) Drop(name);
            else _journal[name] = new JournalEntry(number, value, inherited);
        }
    }

    /// <summary>Writes what the journal holds to the pages it belongs to, and takes it out of the journal.</summary>
    public async Task Move()
    {
        List<(RowPage Page, Dictionary<string, JournalEntry> Changes)> moves;
        lock (_gate)
        {
            moves = [.. _journal.GroupBy(row => row.Value.Page).Select(page => (_pages[page.Key], page.ToDictionary(StringComparer.Ordinal)))];
            foreach (var (page, changes) in moves) page.Begin(changes);
        }
        foreach (var some in moves.Chunk(ClusterLimits.PagesAtOnce)) await Task.WhenAll(some.Select(move => move.Page.Write(_documents).AsTask()));
        lock (_gate)
        {
            foreach (var (name, entry) in moves.SelectMany(move => move.Changes))
            {
                if (!_journal.TryGetValue(name, out var now) || !ReferenceEquals(now, entry)) continue;
                _journal.Remove(name);
                if (entry.Value is null) Drop(name);
            }
            while (_pages.Count > 0 && _pages[^1].Placed == 0) _pages.RemoveAt(_pages.Count - 1);
            _open = 0;
        }
    }

    /// <summary>The head as JSON: it names every page before that is written.</summary>
    public byte[] Write(HeadDocument head)
    {
        lock (_gate)
        {
            head.Pages = _pages.Count;
            return head.Write();
        }
    }

    private GrainId PageId(int number) => DocumentStore.Id($"{_key.Kind.ToString().ToLowerInvariant()}-page", $"{_key.Id}/{number}");

    private void Place(string name, int number)
    {
        _places[name] = number;
        while (_pages.Count <= number) _pages.Add(new RowPage(PageId(_pages.Count)));
        _pages[number].Placed++;
    }

    private void Drop(string name)
    {
        if (_places.Remove(name, out var number)) _pages[number].Placed--;
        _journal.Remove(name);
    }

    /// <summary>The first page with room, looked for from where there was room last.</summary>
    private int FreePage()
    {
        while (_open < _pages.Count && _pages[_open].Placed >= ClusterLimits.RowsPerPage) _open++;
        return _open;
    }
}
