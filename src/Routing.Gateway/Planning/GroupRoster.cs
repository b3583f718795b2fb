using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Who of a group is at work in which half hours, and whom they serve then; profiles of the rules that are on by then are allowed for.</summary>
internal sealed class GroupRoster
{
    private readonly IReadOnlyList<Person> _people;
    private readonly Dictionary<string, QueueConfig> _queues;
    private readonly List<ActiveProfiles> _profiles;

    private GroupRoster(IReadOnlyList<Person> people, Dictionary<string, QueueConfig> queues, List<ActiveProfiles> profiles) => (_people, _queues, _profiles) = (people, queues, profiles);

    /// <summary>Null where nobody has shifts: then nothing is known of who is there.</summary>
    public static GroupRoster? Of(IEnumerable<AgentDescription> agents, GroupRules rules, long version, Dictionary<string, QueueConfig> queues, IReadOnlyList<DateTimeOffset> starts)
    {
        // Bots are there at all times, and no roster is made for them.
        var people = agents.Where(agent => agent.Profile is { Shifts: not null, Kind: AgentKind.Person }).Select(agent => new Person(agent.Id, agent.Profile, RosterTimes.Of(agent.Profile.Shifts!, starts))).ToList();
        return people.Count == 0 ? null : new GroupRoster(people, queues, [.. starts.Select(start => ActiveProfiles.At(rules, version, start))]);
    }

    /// <summary>Whom each agent is counted for, half hour by half hour.</summary>
    /// <param name="needed">Agents to be scheduled, by queue and half hour.</param>
    public IReadOnlyList<IReadOnlyDictionary<string, List<string>>> Shared(IReadOnlyDictionary<string, int[]> needed) =>
        [.. Enumerable.Range(0, _profiles.Count).Select(slot => RosterSharing.Of(
            _people.Where(person => person.IsThere[slot]).Select(person => (person.Id, QueuesOf(person, slot))), needed.ToDictionary(one => one.Key, one => one.Value[slot], StringComparer.Ordinal)))];

    public StandIns StandInsOf(IReadOnlyList<IReadOnlyDictionary<string, List<string>>> shared) => new(this, shared);

    private ImmutableArray<string> QueuesOf(Person person, int slot) =>
        _profiles[slot].For(person.Id, person.Profile.Tier) is { } adjustment ? adjustment.Of(person.Profile).Queues : person.Profile.Queues;

    private sealed record Person(string Id, AgentProfile Profile, bool[] IsThere);

    /// <summary>People with the skills and the tier that another queue asks for, who do not serve it yet.</summary>
    internal sealed class StandIns(GroupRoster roster, IReadOnlyList<IReadOnlyDictionary<string, List<string>>> shared) : IStandIns
    {
        private readonly Dictionary<string, Person> _byId = roster._people.ToDictionary(person => person.Id, StringComparer.Ordinal);
        private readonly HashSet<(string Agent, int Slot)> _taken = [];
        private readonly Dictionary<string, HashSet<string>> _able = [];

        public bool CanHelp(string from, string to) => roster._people.Any(person => person.Profile.Queues.Contains(from) && Able(to).Contains(person.Id));

        public int Most(string from, string to, int firstSlot, int slots) => Who(from, to, firstSlot, slots).Count();

        public ImmutableArray<string> Take(string from, string to, int firstSlot, int slots, int agents)
        {
            ImmutableArray<string> who = [.. Who(from, to, firstSlot, slots).Take(agents)];
            foreach (var agent in who) for (var slot = firstSlot; slot < firstSlot + slots; slot++) _taken.Add((agent, slot));
            return who;
        }

        /// <summary>Those counted for the one in all of the half hours, who could do the other's work.</summary>
        private IEnumerable<string> Who(string from, string to, int firstSlot, int slots) => shared[firstSlot].GetValueOrDefault(from, []).Where(agent =>
            Able(to).Contains(agent) && Enumerable.Range(firstSlot, slots).All(slot => !_taken.Contains((agent, slot)) && shared[slot].GetValueOrDefault(from, []).BinarySearch(agent, StringComparer.Ordinal) >= 0));

        private HashSet<string> Able(string queue)
        {
            if (_able.TryGetValue(queue, out var able)) return able;
            var config = roster._queues[queue];
            return _able[queue] = [.. _byId.Values.Where(person => !person.Profile.Queues.Contains(queue) && IsAble(person.Profile, config)).Select(person => person.Id)];
        }

        private static bool IsAble(AgentProfile profile, QueueConfig queue) =>
            queue.Requirements.All(skill => profile.Skills.GetValueOrDefault(skill.Skill) >= skill.MinLevel)
            && (queue.AgentTiers.IsEmpty || queue.AgentTiers.Contains(profile.Tier ?? ""))
            && (queue.Channels.IsEmpty || queue.Channels.Any(channel => profile.Places(channel) > 0));
    }
}
