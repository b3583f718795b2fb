using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>What admins change while work goes on: skills, capacity and queues of agents, agents put and deleted; and colleagues brought in.</summary>
public sealed partial class RandomDay
{
    /// <summary>Who is being changed: one admin at a time for each.</summary>
    private readonly HashSet<string> _changing = new(StringComparer.Ordinal);

    /// <summary>The most that agents were allowed since they last had no more than they may now.</summary>
    private readonly Dictionary<string, AgentProfile> _widest = new(StringComparer.Ordinal);

    private AgentProfile Usual(int agent) => new()
    {
        Name = _agents[agent],
        Queues = [.. Queues.Where((_, q) => q == agent % 3 || q == (agent + 1) % 3)],
        // Everybody can do what a rule or an overflow may come to ask of a contact itself, which never relaxes.
        Skills = ImmutableDictionary<string, int>.Empty.Add("care", agent * 2).Add("goods", 3),
        Tier = agent % 2 == 0 ? "senior" : "middle",
        Teams = agent % 4 < 2 ? ["early"] : ["late"],
        MaxConcurrent = agent == 0 ? 2 : 0,
        // The same always: what an agent took under one price may be too much under another.
        ChannelCosts = ImmutableDictionary<Channel, int>.Empty.Add(Channel.Voice, 2),
    };

    private void Change()
    {
        var agent = Any(_agents);
        if (Chance(0.2)) ChangeRules();
        else if (Chance(0.1)) ChangeCustomer();
        else if (Chance(0.5)) ChangeQueue(Any(Queues));
        else if (!_changing.Add(agent)) return;
        else if (Chance(0.25)) Begin($"{agent} is deleted", () => Changing(agent, () => Remove(agent)));
        else ChangeAgent(agent);
    }

    private void ChangeAgent(string id)
    {
        var profile = AsHired(id, Usual(Array.IndexOf(_agents, id)) with
        {
            Skills = ImmutableDictionary<string, int>.Empty.Add("care", _random.Next(11)).Add("goods", _random.Next(5)),
            Tier = Any(Tiers),
            Languages = Chance(0.2) ? ["en"] : [],
            Regions = Chance(0.2) ? ["north"] : [],
            Queues = [.. Queues.Where(_ => Chance(0.6))],
            MaxConcurrent = _random.Next(4),
            Channels = ImmutableDictionary<Channel, int>.Empty.Add(Channel.Voice, _random.Next(2)).Add(Channel.Chat, _random.Next(4)),
            MaxOpenOffers = _random.Next(1, 3),
            OffersInWrapUp = Chance(0.5),
            Capacity = Chance(0.5) ? 0 : _random.Next(2, 5),
        });
        Begin($"{id} has {profile.Channels[Channel.Voice]} + {profile.Channels[Channel.Chat]} of {profile.MaxConcurrent} and {profile.Capacity} units, care {profile.Skills["care"]}, {string.Join(' ', profile.Queues)}", () => Changing(id, () => Put(id, profile)));
    }

    private void Consult()
    {
        var talking = Slots().Where(at => at.Slot.State is SlotState.Handling or SlotState.Held).ToList();
        if (talking.Count == 0) return;
        var (agent, slot) = Any(talking);
        var (contact, colleague) = (slot.ContactId, Any(_agents));
        if (slot.ConsultingAgent is not null && Chance(0.5)) Begin($"{agent} ends the consult on {contact}", () => Actors.Agent(agent).EndConsult(contact));
        else
            Begin($"{agent} consults {colleague} on {contact}", async () =>
            {
                // As the gateway does it.
                var asked = await Actors.Agent(agent).Consult(contact, colleague);
                if (asked.Outcome is not (ContactCommandOutcome.Done or ContactCommandOutcome.Repeated) || asked.Contact?.Offer is not { } terms) return asked.Outcome;
                var joined = await Actors.Agent(colleague).JoinConsult(terms);
                if (joined is not (ContactCommandOutcome.Done or ContactCommandOutcome.Repeated)) await Actors.Agent(agent).EndConsult(contact);
                else if ((await Actors.Agent(agent).Find(contact))?.ConsultingAgent != colleague) await Actors.Agent(colleague).LeaveConsult(contact);
                return joined;
            });
    }

    private async ValueTask<ConfigureOutcome> Changing(string id, Func<ValueTask<ConfigureOutcome>> change)
    {
        try
        {
            return await change();
        }
        finally
        {
            _changing.Remove(id);
        }
    }

    private async ValueTask<ConfigureOutcome> Put(string id, QueueConfig config)
    {
        config = config with { Group = GroupOfQueue(id) };
        var answer = await Actors.Queue(id).Configure(config, null);
        await Actors.Dispatcher(config.Group).EnlistQueue(id, config, answer.Version);
        return answer.Outcome;
    }

    private async ValueTask<ConfigureOutcome> Put(string id, AgentProfile profile)
    {
        if (Look().Agents.GetValueOrDefault(id)?.Profile is { } former) _widest[id] = Wider(_widest.GetValueOrDefault(id, former), Wider(former, profile));
        var answer = await Actors.Agent(id).Configure(profile, GroupOfAgent(id), null);
        await Actors.Dispatcher(GroupOfAgent(id)).EnlistAgent(id);
        return answer.Outcome;
    }

    private async ValueTask<ConfigureOutcome> Remove(string id)
    {
        var answer = await Actors.Agent(id).Delete(null);
        if (answer.Outcome == ConfigureOutcome.Replaced) await Actors.Dispatcher(GroupOfAgent(id)).DelistAgent(id);
        return answer.Outcome;
    }

    private static AgentProfile Wider(AgentProfile one, AgentProfile other) => one with
    {
        MaxConcurrent = one.MaxConcurrent == 0 || other.MaxConcurrent == 0 ? 0 : Math.Max(one.MaxConcurrent, other.MaxConcurrent),
        Capacity = one.Capacity == 0 || other.Capacity == 0 ? 0 : Math.Max(one.Capacity, other.Capacity),
        MaxOpenOffers = Math.Max(one.MaxOpenOffers, other.MaxOpenOffers),
        Channels = one.Channels.Keys.Union(other.Channels.Keys).ToImmutableDictionary(channel => channel, channel => Math.Max(one.Channels.GetValueOrDefault(channel), other.Channels.GetValueOrDefault(channel))),
    };

    /// <summary>Whoever has no more than the present profile allows, and is not being changed, is held to that again.</summary>
    private void Narrow()
    {
        if (_widest.Count == 0) return;
        var now = new StoredCenter(_center.Store, _center.Now);
        foreach (var id in _widest.Keys.Where(id => !_changing.Contains(id) && !(now.Agents.TryGetValue(id, out var agent) && NoSlotOverCapacity.Breaches(agent, agent.Profile).Any())).ToList()) _widest.Remove(id);
    }
}
