namespace Routing.Embedded;

/// <summary>
/// The parts of one actor in memory, by name. Most actors are contacts with four or five, of which a simulation has very
/// many: a dictionary for each would be most of what the collector has to carry along.
/// </summary>
internal class KeptParts
{
    /// <summary>Looked through one by one up to here.</summary>
    private const int Few = 8;

    private StoredPart[] _few = [];
    private Dictionary<string, object>? _many;
    private int _count;

    public int Count => _many?.Count ?? _count;

    public bool Has(string name) => _many?.ContainsKey(name) ?? IndexOf(name) >= 0;

    /// <summary>Takes a part's new value; null removes it.</summary>
    public void Put(string name, object? value)
    {
        if (_many is not null)
        {
            if (value is null) _many.Remove(name);
            else _many[name] = value;
            return;
        }
        var at = IndexOf(name);
        if (value is null && at >= 0) RemoveAt(at);
        else if (value is not null && at >= 0) _few[at] = new StoredPart(name, value);
        else if (value is not null) Add(name, value);
    }

    public StoredPart[] All()
    {
        if (_many is null) return _few[.._count];
        return [.. _many.Select(part => new StoredPart(part.Key, part.Value))];
    }

    private void Add(string name, object value)
    {
        if (_count == Few)
        {
            _many = _few.ToDictionary(part => part.Name, part => part.Value, StringComparer.Ordinal);
            _many.Add(name, value);
            (_few, _count) = ([], 0);
            return;
        }
        if (_count == _few.Length) Array.Resize(ref _few, Math.Max(2, 2 * _count));
        _few[_count++] = new StoredPart(name, value);
    }

    private void RemoveAt(int at)
    {
        _count--;
        Array.Copy(_few, at + 1, _few, at, _count - at);
        _few[_count] = default;
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_few[i].Name == name) return i;
        }
        return -1;
    }
}
