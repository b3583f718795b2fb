using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Routing.Embedded;

/// <summary>
/// Positions of the events about each contact, of one generation: kept as links in one array, since most contacts have a
/// few and there are many. A contact's positions of a generation become one row.
/// </summary>
internal sealed class JourneyIndex
{
    private const int None = -1;
    private readonly Dictionary<string, int> _newest = new(StringComparer.Ordinal);
    private (long Position, int Earlier)[] _links = new (long, int)[1024];
    private int _count;

    /// <summary>Contacts with events here.</summary>
    public IReadOnlyCollection<string> Contacts => _newest.Keys;

    public void Add(string contact, long position)
    {
        if (_count == _links.Length) Array.Resize(ref _links, _count * 2);
        ref var newest = ref CollectionsMarshal.GetValueRefOrAddDefault(_newest, contact, out var known);
        _links[_count] = (position, known ? newest : None);
        newest = _count++;
    }

    /// <summary>Adds a contact's positions to those found so far.</summary>
    public void Find(string contact, ISet<long> into)
    {
        if (!_newest.TryGetValue(contact, out var at)) return;
        for (; at != None; at = _links[at].Earlier) into.Add(_links[at].Position);
    }

    /// <summary>A contact's positions as a row holds them, newest first; answers the newest.</summary>
    public long Write(string contact, PooledBuffer to)
    {
        var newest = _newest[contact];
        for (var at = newest; at != None; at = _links[at].Earlier)
        {
            BinaryPrimitives.WriteInt64LittleEndian(to.GetSpan(sizeof(long)), _links[at].Position);
            to.Advance(sizeof(long));
        }
        return _links[newest].Position;
    }

    public static void Read(ReadOnlySpan<byte> row, ISet<long> into)
    {
        for (; row.Length >= sizeof(long); row = row[sizeof(long)..]) into.Add(BinaryPrimitives.ReadInt64LittleEndian(row));
    }

    public void Clear()
    {
        _newest.Clear();
        _count = 0;
    }
}
