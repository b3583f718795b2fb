using System.Buffers.Binary;
using System.Text;

namespace Routing.Embedded;

/// <summary>
/// Positions of the events about each contact, of one generation. A contact's positions of a generation become one row.
/// Ids as bytes in one buffer and positions as links in one array, since there are many contacts with a few events each.
/// </summary>
internal sealed class JourneyIndex
{
    private const int None = -1;
    private readonly HashChains _hashes = new();
    private readonly PooledBuffer _ids = new(keptBytes: int.MaxValue);
    private Contact[] _contacts = new Contact[256];
    private (long Position, int Earlier)[] _links = new (long, int)[1024];
    private readonly MergedOrder _order;
    private int _count;

    private record struct Contact(int Start, int Length, int Newest);

    public JourneyIndex() => _order = new MergedOrder((x, y) => IdOf(x).SequenceCompareTo(IdOf(y)));

    /// <summary>Contacts with events here.</summary>
    public int Count => _hashes.Count;

    public void Add(string contact, long position)
    {
        Span<byte> id = stackalloc byte[Encoding.UTF8.GetMaxByteCount(contact.Length)];
        Add(id[..Encoding.UTF8.GetBytes(contact, id)], position);
    }

    /// <summary>Adds a contact's positions to those found so far.</summary>
    public void Find(string contact, ISet<long> into)
    {
        var id = Encoding.UTF8.GetBytes(contact);
        var found = Find(id, Hash(id));
        if (found == None) return;
        for (var at = _contacts[found].Newest; at != None; at = _links[at].Earlier) into.Add(_links[at].Position);
    }

    /// <summary>Puts the contacts in the order of their ids. From here on nothing is added.</summary>
    public void Sort() => _order.Sort(Count);

    /// <summary>The same, on the pool.</summary>
    public void Sort(Action whenSorted) => _order.Sort(Count, whenSorted);

    /// <summary>The contact at a place in that order, and its positions as a row holds them, newest first; answers the newest.</summary>
    public long Write(int place, PooledBuffer positions, out ReadOnlySpan<byte> contact)
    {
        contact = IdOf(_order[place]);
        var newest = _contacts[_order[place]].Newest;
        for (var at = newest; at != None; at = _links[at].Earlier)
        {
            BinaryPrimitives.WriteInt64LittleEndian(positions.GetSpan(sizeof(long)), _links[at].Position);
            positions.Advance(sizeof(long));
        }
        return _links[newest].Position;
    }

    public static void Read(ReadOnlySpan<byte> row, ISet<long> into)
    {
        for (; row.Length >= sizeof(long); row = row[sizeof(long)..]) into.Add(BinaryPrimitives.ReadInt64LittleEndian(row));
    }

    public void Clear()
    {
        _hashes.Clear();
        _ids.Clear();
        _count = 0;
    }

    private void Add(ReadOnlySpan<byte> id, long position)
    {
        if (_count == _links.Length) Array.Resize(ref _links, _count * 2);
        var hash = Hash(id);
        var found = Find(id, hash);
        if (found == None)
        {
            found = _hashes.Add(hash);
            if (found == _contacts.Length) Array.Resize(ref _contacts, found * 2);
            _contacts[found] = new Contact(_ids.Length, id.Length, None);
            id.CopyTo(_ids.GetSpan(id.Length));
            _ids.Advance(id.Length);
        }
        ref var contact = ref _contacts[found];
        _links[_count] = (position, contact.Newest);
        contact.Newest = _count++;
    }

    private int Find(ReadOnlySpan<byte> id, int hash)
    {
        var number = _hashes.Newest(hash);
        while (number != None && !IdOf(number).SequenceEqual(id)) number = _hashes.Earlier(number);
        return number;
    }

    private ReadOnlySpan<byte> IdOf(int number) => _ids.Slice(_contacts[number].Start, _contacts[number].Length);

    private static int Hash(ReadOnlySpan<byte> id)
    {
        var hash = new HashCode();
        hash.AddBytes(id);
        return hash.ToHashCode();
    }
}
