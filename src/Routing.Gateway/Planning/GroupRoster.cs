using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Who of a group is at work in which half hours, and whom they serve then; profiles of the rules that are on by then are allowed for.</summary>
internal sealed class GroupRoster
{
    private readonly IReadOnlyList<Person> _people;
    private readonly Dictionary<string, QueueConfig> _queues;
    private readonly IReadOnlyList<DateTimeOffset> _starts;
    private readonly List<ActiveProfiles> _profiles;

    private GroupRoster(IReadOnlyList<Person> people, Dictionary<string, QueueConfig> queues, IReadOnlyList<DateTimeOffset> starts, List<ActiveProfiles> profiles) =>
        (_people, _queues, _starts, _profiles) = (people, queues, starts, profiles);

    // Bots are there at all times, and no roster is made for them.
    public static bool IsOnIt(AgentProfile profile) => profile is { Shifts: not null, Kind: AgentKind.Person };

    /// <summary>Null where nobody has shifts: then nothing is known of who is there.</summary>
    public static GroupRoster? Of(IEnumerable<AgentDescription> agents, GroupRules rules, long version, Dictionary<string, QueueConfig> queues, IReadOnlyList<DateTimeOffset> starts)
    {
        var people = agents.Where(agent => IsOnIt(agent.Profile)).Select(agent => new Person(agent.Id, agent.Profile, RosterTimes.Of(agent.Profile.Shifts!, starts))).ToList();
        return people.Count == 0 ? null : new GroupRoster(people, queues, starts, [.. starts.Select(start => ActiveProfiles.At(rules, version, start))]);
    }

    /// <summary>Whom each agent is counted for, half hour by half hour.</summary>
    /// <param name="needed">Agents to be scheduled, by queue and half hour.</param>
    public IReadOnlyList<IReadOnlyDictionary<string, List<string>>> Shared(IReadOnlyDictionary<string, int[]> needed) =>
        [.. Enumerable.Range(0, _profiles.Count).Select(slot => RosterSharing.Of(
            _people.Where(person => person.IsThere[slot]).Select(person => (person.Id, ProfileOf(person, slot).Queues)), needed.ToDictionary(one => one.Key, one => one.Value[slot], StringComparer.Ordinal)))];

    /// <summary>Who of all on the roster serves each queue and when: two queues are alike only where the same people serve them at the same times.</summary>
    public IReadOnlyDictionary<string, ImmutableSortedSet<string>> Served(IReadOnlyCollection<string> queues)
    {
        var served = queues.ToDictionary(queue => queue, _ => ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        var unlike = Enumerable.Range(0, _profiles.Count).DistinctBy(slot => _profiles[slot].Key).ToList();
        foreach (var person in _people)
        {
            foreach (var slot in unlike)
            {
                foreach (var queue in ProfileOf(person, slot).Queues) if (served.TryGetValue(queue, out var who)) who.Add($"{person.Id} {slot}");
            }
        }
        return served.ToDictionary(one => one.Key, one => one.Value.ToImmutable(), StringComparer.Ordinal);
    }

    /// <param name="isPool">Whether a queue stands for several: their agents would leave only the one, so they are moved nowhere.</param>
    public StandIns StandInsOf(IReadOnlyList<IReadOnlyDictionary<string, List<string>>> shared, Func<string, bool> isPool) => new(this, shared, isPool);

    /// <summary>An agent's profile as the rules have it in a half hour.</summary>
    private AgentProfile ProfileOf(Person person, int slot) => _profiles[slot].For(person.Id, person.Profile.Tier) is { } adjustment ? adjustment.Of(person.Profile) : person.Profile;

    private sealed record Person(string Id, AgentProfile Profile, bool[] IsThere);

    /// <summary>People who could do another queue's work in all of some half hours, by the same rules as in an award, and do not serve it yet.</summary>
    internal sealed class StandIns(GroupRoster roster, IReadOnlyList<IReadOnlyDictionary<string, List<string>>> shared, Func<string, bool> isPool) : IStandIns
    {
        private readonly Dictionary<string, Person> _byId = roster._people.ToDictionary(person => person.Id, StringComparer.Ordinal);
        private readonly HashSet<(string Agent, int Slot)> _taken = [];
        private readonly Dictionary<(string From, string To), bool> _pairs = [];
        private readonly Dictionary<(string Agent, string Queue, int Slot), bool> _able = [];

        // Half hours under the same profiles of the rules are alike to who asks whether there is anybody at all.
        private readonly List<int> _unlike = [.. Enumerable.Range(0, roster._profiles.Count).DistinctBy(slot => roster._profiles[slot].Key)];

        public bool CanHelp(string from, string to)
        {
            if (_pairs.TryGetValue((from, to), out var can)) return can;
            return _pairs[(from, to)] = !isPool(from) && roster._people.Any(person => _unlike.Any(slot => roster.ProfileOf(person, slot) is var profile && profile.Queues.Contains(from) && StandInAbility.Of(person.Id, profile, to, roster._queues[to])));
        }

        public int Most(string from, string to, int firstSlot, int slots) => Who(from, to, firstSlot, slots).Count();

        public ImmutableArray<string> Take(string from, string to, int firstSlot, int slots, int agents)
        {
            ImmutableArray<string> who = [.. Who(from, to, firstSlot, slots).Take(agents)];
            Mark(who, firstSlot, slots);
            return who;
        }

        public bool TryTake(string from, string to, int firstSlot, int slots, ImmutableArray<string> who)
        {
            if (!CanHelp(from, to) || who.Except(Who(from, to, firstSlot, slots), StringComparer.Ordinal).Any()) return false;
            Mark(who, firstSlot, slots);
            return true;
        }

        private void Mark(ImmutableArray<string> who, int firstSlot, int slots)
        {
            foreach (var agent in who) for (var slot = firstSlot; slot < firstSlot + slots; slot++) _taken.Add((agent, slot));
        }

        /// <summary>Those counted for the one in all of the half hours, who could do the other's work.</summary>
        private IEnumerable<string> Who(string from, string to, int firstSlot, int slots) => shared[firstSlot].GetValueOrDefault(from, []).Where(agent =>
            Enumerable.Range(firstSlot, slots).All(slot => !_taken.Contains((agent, slot)) && shared[slot].GetValueOrDefault(from, []).BinarySearch(agent, StringComparer.Ordinal) >= 0 && IsAble(agent, to, slot)));

        private bool IsAble(string agent, string queue, int slot)
        {
            if (_able.TryGetValue((agent, queue, slot), out var able)) return able;
            return _able[(agent, queue, slot)] = StandInAbility.At(agent, roster.ProfileOf(_byId[agent], slot), queue, roster._queues[queue], roster._starts[slot], SlotClock.EndOf(roster._starts[slot]));
        }
    }
}
