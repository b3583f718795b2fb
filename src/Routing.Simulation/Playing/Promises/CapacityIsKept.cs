namespace Routing.Simulation;

/// <summary>
/// No agent has more contacts than its capacity: per channel, over all channels, and by weight. Contacts count from the
/// accept to the close; open offers do not, since an offer the agent has no room for is withdrawn again.
/// </summary>
public sealed class CapacityIsKept(IReadOnlyDictionary<string, AgentProfile> agents) : Promise
{
    private readonly Dictionary<string, Channel> _channels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _with = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _load = new(StringComparer.Ordinal);

    public override string Words => "No agent has more than its capacity";

    public override void Sent(CallMade call)
    {
        if (call is { Kind: CallKind.Create, Contact: { } contact, Request: { } request }) _channels[contact] = request.Channel;
    }

    public override void See(SeenEvent seen)
    {
        if (seen.Contact is not { } contact) return;
        if (seen is { Type: EventTypes.Accepted, Agent: { } agent } && agents.TryGetValue(agent, out var profile))
        {
            Leave(contact);
            if (!_load.TryGetValue(agent, out var load)) _load[agent] = load = new HashSet<string>(StringComparer.Ordinal);
            load.Add(contact);
            _with[contact] = agent;
            Check(contact, agent, profile, load);
        }
        else if (EventTypes.IsFinal(seen.Type) || seen.Type is EventTypes.Moved or EventTypes.Pending)
        {
            Leave(contact);
            if (EventTypes.IsFinal(seen.Type)) _channels.Remove(contact);
        }
    }

    private void Check(string contact, string agent, AgentProfile profile, HashSet<string> load)
    {
        // What is left from an earlier run, or was made by others, is of a channel unknown here, and counts towards none.
        var channels = load.Where(_channels.ContainsKey).Select(c => _channels[c]).ToList();
        Checked++;
        foreach (var (channel, held) in channels.CountBy(profile.PlaceOf))
        {
            var most = profile.Places(channel);
            if (held > most) Break(contact, $"{agent} takes {most} on {channel}", $"it has {held}: {string.Join(", ", load)}");
        }
        if (profile.MaxConcurrent > 0 && channels.Count > profile.MaxConcurrent) Break(contact, $"{agent} takes {profile.MaxConcurrent} at a time", $"it has {channels.Count}: {string.Join(", ", load)}");
        // A channel without a stated cost takes one unit, as it does in Core.
        var cost = channels.Sum(c => profile.ChannelCosts.GetValueOrDefault(profile.PlaceOf(c), 1));
        if (profile.Capacity > 0 && cost > profile.Capacity) Break(contact, $"{agent} has a capacity of {profile.Capacity}", $"its contacts cost {cost}: {string.Join(", ", load)}");
    }

    private void Leave(string contact)
    {
        if (_with.Remove(contact, out var agent)) _load[agent].Remove(contact);
    }
}
