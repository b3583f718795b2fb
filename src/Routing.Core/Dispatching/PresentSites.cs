using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// Who is there for a queue, by those of their teams that have hours in it: so the queue, which keeps the hours, knows whether anybody there is of a team
/// that is open. Whoever is of none of them, or of one always open, is there at any hour.
/// </summary>
public sealed class PresentSites
{
    /// <summary>Told at most; where there are more, somebody is taken to be there at any hour.</summary>
    public const int Most = 64;

    private readonly Dictionary<string, (ImmutableArray<string> Teams, int Agents)> _sites = new(StringComparer.Ordinal);

    /// <summary>Whether the queue is yet to be told of a site that has come to have somebody, or nobody.</summary>
    public bool HasNews { get; private set; }

    public void Count(QueueConfig config, AgentSnapshot agent, int sign)
    {
        if (config.TeamHours.IsEmpty || agent.Presence is not (PresenceKind.Ready or PresenceKind.NotReady)) return;
        ImmutableArray<string> teams = [.. config.TeamHours.Select(hours => hours.Team).Where(agent.Profile.Teams.Contains).Order(StringComparer.Ordinal)];
        // Names of teams have no control characters.
        var key = string.Join('\n', teams);
        var agents = _sites.GetValueOrDefault(key).Agents + sign;
        HasNews |= agents == 0 || agents == sign;
        if (agents == 0) _sites.Remove(key);
        else _sites[key] = (teams, agents);
    }

    /// <summary>The hours are others.</summary>
    public void CountAnew(QueueConfig config, IEnumerable<AgentSnapshot> agents)
    {
        HasNews |= _sites.Count > 0;
        _sites.Clear();
        foreach (var agent in agents) Count(config, agent, 1);
    }

    /// <summary>The teams of those there, for the queue; null where no team has hours.</summary>
    public ImmutableArray<PresentSite>? Tell(QueueConfig config)
    {
        HasNews = false;
        if (config.TeamHours.IsEmpty) return null;
        return _sites.Count > Most ? [new PresentSite([])] : [.. _sites.Values.Select(site => new PresentSite(site.Teams))];
    }
}

/// <summary>Somebody is there who is of these teams, of those with hours in the queue.</summary>
public sealed record PresentSite(ImmutableArray<string> Teams);
