using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Who is there of each home of a fit, kept as agents change, so that a decision never looks at them all.</summary>
public sealed class FittedHomes(BoardModel model)
{
    private readonly Dictionary<string, int> _homes = model.Homes.Select((key, home) => (key, home)).ToDictionary(h => h.key, h => h.home, StringComparer.Ordinal);
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Channel> _channels = [.. model.Classes.Select(c => c.Signature.Channel).Distinct()];

    /// <summary>Contacts that those who could be asked now have room for, by home.</summary>
    public int[] Idle { get; } = new int[model.Homes.Length];

    /// <summary>Contacts at a time that those who are ready take, idle or not, by home.</summary>
    public int[] Ready { get; } = new int[model.Homes.Length];

    /// <summary>Ready agents who serve some of the classes and are of no home.</summary>
    public int Strangers { get; private set; }

    /// <summary>−1 for one who serves none of the classes, −2 for a stranger.</summary>
    public int Of(string agentId) => _places.TryGetValue(agentId, out var place) ? place.Home : -1;

    public void Note(BoardAgent agent)
    {
        var profile = agent.Snapshot.Profile;
        var known = _places.TryGetValue(agent.Id, out var place);
        var (home, slots) = known && ReferenceEquals(place.Profile, profile) ? (place.Home, place.Slots) : HomeOf(agent.Id, profile);
        var now = new Place(profile, home, slots, agent.Snapshot.Presence == PresenceKind.Ready, _channels.Any(agent.IsOpen) ? Free(agent.Snapshot, slots) : 0);
        if (known && now == place) return;
        if (known) Count(place, -1);
        Count(now, 1);
        _places[agent.Id] = now;
    }

    public void Forget(string agentId)
    {
        if (_places.Remove(agentId, out var place)) Count(place, -1);
    }

    // What is in hand may be of other queues' channels; an agent that is open has room for one.
    private static int Free(AgentSnapshot agent, int slots) => Math.Clamp(slots - agent.Handling - agent.WrapUps, 1, Math.Max(1, slots));

    private (int Home, int Slots) HomeOf(string agentId, AgentProfile profile)
    {
        if (HomeKeys.Of(agentId, profile, model.Classes, model.IsCoarse) is not { } key) return (-1, 0);
        return _homes.TryGetValue(key, out var home) && HomeSlots.Of(profile, HomeKeys.Channels(key, model.Classes)) is { } slots ? (home, slots) : (-2, 0);
    }

    private void Count(Place place, int sign)
    {
        if (place is { Home: -2, IsReady: true }) Strangers += sign;
        if (place.Home < 0) return;
        if (place.IsReady) Ready[place.Home] += sign * place.Slots;
        Idle[place.Home] += sign * place.Free;
    }

    private readonly record struct Place(AgentProfile Profile, int Home, int Slots, bool IsReady, int Free);
}
