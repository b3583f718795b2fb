using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What an agent's profile must keep to.</summary>
public static class AgentProfileRules
{
    public static ImmutableArray<Fault> Check(AgentProfile agent)
    {
        var faults = new FaultList();
        faults.Label("name", agent.Name);
        faults.OptionalLabel("tier", agent.Tier);
        faults.Labels("teams", agent.Teams);
        faults.Languages("languages", agent.Languages);
        faults.Map("skills", agent.Skills, (path, skill, level) =>
        {
            faults.Label(path, skill);
            faults.Range(path, level, SkillLevel.Lowest, SkillLevel.Highest);
        });
        AgentAbilities.Check(faults, agent);
        faults.Ids("queues", agent.Queues);
        faults.Map("channels", agent.Channels, (path, channel, count) =>
        {
            faults.Defined(path, channel);
            faults.Range(path, count, 0, Limits.ContactsPerAgent);
        });
        faults.Labels("regions", agent.Regions);
        faults.Range("maxConcurrent", agent.MaxConcurrent, 0, Limits.ContactsPerAgent);
        faults.Range("capacity", agent.Capacity, 0, Limits.CapacityUnits);
        Costs(faults, agent);
        faults.Map("interruptedBy", agent.InterruptedBy, (path, channel, by) =>
        {
            faults.Defined(path, channel);
            faults.List(path, by, faults.Defined, c => c);
        });
        BotHook.Check(faults, agent);
        ShiftPlan.Check(faults, agent.Shifts);
        faults.Range("maxOpenOffers", agent.MaxOpenOffers, 1, Limits.OpenOffers);
        faults.Range("weight", agent.Weight, 1, Limits.Weight);
        faults.Range("costPerHour", agent.CostPerHour, 0, Limits.Cost);
        return faults.All;
    }

    private static void Costs(FaultList faults, AgentProfile agent)
    {
        faults.Map("channelCosts", agent.ChannelCosts, (path, channel, cost) =>
        {
            faults.Defined(path, channel);
            faults.Range(path, cost, 0, Limits.CapacityUnits);
            // A channel that is offered but dearer than the whole could never be served, and nothing would say why.
            var offered = agent.Channels?.GetValueOrDefault(channel) > 0;
            faults.Require(agent.Capacity <= 0 || !offered || cost <= agent.Capacity, path, $"Use at most the capacity, {agent.Capacity}, or set the channel to 0.");
        });
        faults.Require(agent.Capacity > 0 || agent.ChannelCosts is not { Count: > 0 }, "capacity", "Set the units that channelCosts are taken from, or leave channelCosts out.");
    }
}
