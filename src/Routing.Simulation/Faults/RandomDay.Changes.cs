using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>What admins change while work goes on: rules of queues, skills, capacity and queues of agents, agents put and deleted; and colleagues brought in.</summary>
public sealed partial class RandomDay
{
    /// <summary>Who is being changed: one admin at a time for each.</summary>
    private readonly HashSet<string> _changing = new(StringComparer.Ordinal);

    /// <summary>The most that agents were allowed since they last had no more than they may now.</summary>
    private readonly Dictionary<string, AgentProfile> _widest = new(StringComparer.Ordinal);

    private static QueueConfig Usual(string id) => new()
    {
        Name = id,
        WrapUpSeconds = id == "care" ? 15 : 0,
        OnNoAnswer = id == "chats" ? NoAnswerAction.StayReady : NoAnswerAction.NotReady,
        MaxPerAgent = id == "chats" ? 2 : 0,
        Requirements = id == "care" ? [new SkillLevel("care", 5)] : [],
        Relaxations = id == "care" ? [new Relaxation { AfterSeconds = 40, Requirements = [new SkillLevel("care", 1)] }] : [],
        Overflow = id switch
        {
            "calls" => [new Overflow { AfterSeconds = 60, WhenWaiting = 2, MoveTo = "care" }],
            "chats" => [new Overflow { AfterSeconds = 20, WhenNoAgents = true, MoveTo = "calls", AddPriority = 3 }],
            _ => [],
        },
    };

    private AgentProfile Usual(int agent) => new()
    {
        Name = _agents[agent],
        Queues = [.. Queues.Where((_, q) => q == agent % 3 || q == (agent + 1) % 3)],
        Skills = ImmutableDictionary<string, int>.Empty.Add("care", agent * 2),
        MaxConcurrent = agent == 0 ? 2 : 0,
        // The same always: what an agent took under one price may be too much under another.
        ChannelCosts = ImmutableDictionary<Channel, int>.Empty.Add(Channel.Voice, 2),
    };

    private void Change()
    {
        var agent = Any(_agents);
        if (Chance(0.45)) ChangeQueue(Any(Queues));
        else if (!_changing.Add(agent)) return;
        else if (Chance(0.25)) Begin($"{agent} is deleted", () => Changing(agent, () => Remove(agent)));
        else ChangeAgent(agent);
    }

    private void ChangeQueue(string id)
    {
        if (!_changing.Add(id)) return;
        var usual = Usual(id);
        var config = _random.Next(8) switch
        {
            0 => usual,
            1 => usual with { Requirements = [new SkillLevel("care", _random.Next(1, 8))] },
            2 => usual with { Relaxations = [new Relaxation { AfterSeconds = _random.Next(1, 30), Requirements = [new SkillLevel("care", 0)] }] },
            3 => usual with { Overflow = [new Overflow { AfterSeconds = _random.Next(5, 60), WhenNoAgents = Chance(0.5), MoveTo = Any(Queues), AddPriority = 1 }] },
            4 => usual with { MaxPerAgent = _random.Next(3), WrapUpSeconds = _random.Next(2) * 10 },
            5 => usual with { AutoAccept = true },
            6 => usual with { OfferTimeoutSeconds = _random.Next(5, 40), Priority = _random.Next(5), AgeingPerMinute = _random.Next(3), MaxWaitSeconds = _random.Next(2) * 20 },
            _ => usual with { Selection = Any(["random", "longest-idle", "least-occupied", "round-robin", "most-skilled", "weighted"]) },
        };
        Begin($"{id} is changed to {config}", () => Changing(id, () => Put(id, config)));
    }

    private void ChangeAgent(string id)
    {
        var profile = Usual(Array.IndexOf(_agents, id)) with
        {
            Skills = ImmutableDictionary<string, int>.Empty.Add("care", _random.Next(11)),
            Queues = [.. Queues.Where(_ => Chance(0.6))],
            MaxConcurrent = _random.Next(4),
            Channels = ImmutableDictionary<Channel, int>.Empty.Add(Channel.Voice, _random.Next(2)).Add(Channel.Chat, _random.Next(4)),
            MaxOpenOffers = _random.Next(1, 3),
            Capacity = Chance(0.5) ? 0 : _random.Next(2, 5),
        };
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
        var answer = await Actors.Queue(id).Configure(config, null);
        await Actors.Dispatcher(Defaults.Group).EnlistQueue(id, config, answer.Version);
        return answer.Outcome;
    }

    private async ValueTask<ConfigureOutcome> Put(string id, AgentProfile profile)
    {
        if (Look().Agents.GetValueOrDefault(id)?.Profile is { } former) _widest[id] = Wider(_widest.GetValueOrDefault(id, former), Wider(former, profile));
        var answer = await Actors.Agent(id).Configure(profile, Defaults.Group, null);
        await Actors.Dispatcher(Defaults.Group).EnlistAgent(id);
        return answer.Outcome;
    }

    private async ValueTask<ConfigureOutcome> Remove(string id)
    {
        var answer = await Actors.Agent(id).Delete(null);
        if (answer.Outcome == ConfigureOutcome.Replaced) await Actors.Dispatcher(Defaults.Group).DelistAgent(id);
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
        foreach (var id in _widest.Keys.Where(id => !_changing.Contains(id) && now.Agents[id] is var agent && !NoSlotOverCapacity.Breaches(agent, agent.Profile).Any()).ToList()) _widest.Remove(id);
    }
}
