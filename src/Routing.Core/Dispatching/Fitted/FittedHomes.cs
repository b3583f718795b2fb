using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Who is there of each home of a fit, kept as agents change, so that a decision never looks at them all.</summary>
public sealed class FittedHomes(BoardModel model)
{
    private readonly Dictionary<string, int> _homes = model.Homes.Select((key, home) => (key, home)).ToDictionary(h => h.key, h => h.home, StringComparer.Ordinal);
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Channel> _channels = [.. model.Classes.Select(c => c.Signature.Channel).Distinct()];

    /// <summary>Agents who could be asked now, by home.</summary>
    public int[] Idle { get; } = new int[model.Homes.Length];

    /// <summary>Agents who are ready, idle or not, by home.</summary>
    public int[] Ready { get; } = new int[model.Homes.Length];

    /// <summary>Ready agents who serve some of the classes and are of no home.</summary>
    public int Strangers { get; private set; }

    /// <summary>−1 for one who serves none of the classes, −2 for a stranger.</summary>
    public int Of(string agentId) => _places.TryGetValue(agentId, out var place) ? place.Home : -1;

    public void Note(BoardAgent agent)
    {
        var profile = agent.Snapshot.Profile;
        var known = _places.TryGetValue(agent.Id, out var place);
        var home = known && ReferenceEquals(place.Profile, profile) ? place.Home : HomeOf(agent.Id, profile);
        var now = new Place(profile, home, agent.Snapshot.Presence == PresenceKind.Ready, _channels.Any(agent.IsOpen));
        if (known && now == place) return;
        if (known) Count(place, -1);
        Count(now, 1);
        _places[agent.Id] = now;
    }

    public void Forget(string agentId)
    {
        if (_places.Remove(agentId, out var place)) Count(place, -1);
    }

    private int HomeOf(string agentId, AgentProfile profile) =>
        HomeKeys.Of(agentId, profile, model.Classes, model.IsCoarse) is not { } key ? -1 : _homes.GetValueOrDefault(key, -2);

    private void Count(Place place, int sign)
    {
        if (place is { Home: -2, IsReady: true }) Strangers += sign;
        if (place.Home < 0) return;
        if (place.IsReady) Ready[place.Home] += sign;
        if (place.IsIdle) Idle[place.Home] += sign;
    }

    private readonly record struct Place(AgentProfile Profile, int Home, bool IsReady, bool IsIdle);
}
