namespace Routing.Simulation;

/// <summary>No agent has more than its profile allows, offers included; or than it was allowed, where the profile shrank since.</summary>
public sealed class NoSlotOverCapacity : Checker
{
    public override string Promise => "no agent has more than it can take";

    public override IEnumerable<string> Breaches(StoredCenter center)
    {
        foreach (var agent in center.Agents.Values)
        {
            foreach (var breach in Breaches(agent, center.Limits.GetValueOrDefault(agent.Id) ?? agent.Profile)) yield return breach;
        }
    }

    /// <summary>Where one agent has more than a profile allows.</summary>
    public static IEnumerable<string> Breaches(AgentState agent, AgentProfile? profile)
    {
        if (profile is null) yield break;
        var taken = agent.Slots.Where(slot => slot.Occupies).ToList();
        foreach (var channel in taken.GroupBy(slot => profile.PlaceOf(slot.Channel)))
        {
            var limit = profile.Places(channel.Key);
            if (channel.Count() > limit) yield return $"{agent.Id} has {channel.Count()} contacts on {channel.Key}, and may have {limit}";
            var offers = channel.Count(slot => slot.State == SlotState.Reserved);
            if (offers > profile.MaxOpenOffers) yield return $"{agent.Id} has {offers} offers on {channel.Key}, and may have {profile.MaxOpenOffers}";
        }
        if (profile.MaxConcurrent > 0 && taken.Count > profile.MaxConcurrent) yield return $"{agent.Id} has {taken.Count} contacts, and may have {profile.MaxConcurrent}";
        var units = taken.Sum(slot => profile.ChannelCosts.GetValueOrDefault(profile.PlaceOf(slot.Channel), 1));
        if (profile.Capacity > 0 && units > profile.Capacity) yield return $"{agent.Id} has {units} units taken of {profile.Capacity}";
    }
}
