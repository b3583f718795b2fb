using System.Collections.Concurrent;

namespace Routing.Embedded;

/// <summary>
/// The journeys that go on, as they were last committed: the next events are most likely theirs, and to read them from the
/// file again costs more than to fold in the event. Bounded: those that found no room are in the file as all others are.
/// Written by the thread of the history only.
/// </summary>
internal sealed class OpenJourneys
{
    private const int Most = 20_000;
    private readonly ConcurrentDictionary<string, Journey> _open = new(StringComparer.Ordinal);
    private int _count;

    public Journey? Find(string contact) => _open.GetValueOrDefault(contact);

    public void Keep(IEnumerable<Journey> committed)
    {
        foreach (var journey in committed)
        {
            if (_open.TryRemove(journey.Id, out _)) _count--;
            if (journey.EndedAt is not null || _count == Most || !_open.TryAdd(journey.Id, journey)) continue;
            _count++;
        }
    }

    public void Clear()
    {
        _open.Clear();
        _count = 0;
    }
}
