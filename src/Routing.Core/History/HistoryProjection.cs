namespace Routing.Core;

/// <summary>
/// Makes history from events: journeys, agents' time, and the tallies of both. It knows nothing but the events and what
/// they made before, so that the same log makes the same history, in whatever portions it is read.
/// </summary>
/// <param name="repeatDays">Days within which a customer with the same intent has come back.</param>
public sealed class HistoryProjection(HistoryState state, int repeatDays = Measures.FirstContactDays)
{
    private const int UsualWithin = 20;
    private HistoryState _state = state;
    private long _quarter = state.Agents.IsEmpty ? 0 : state.Agents.Values.Max(a => TallyKey.StartOf(TallyLevel.Quarter, a.CountedTo.ToUnixTimeSeconds()));

    public HistoryState State => _state;

    /// <summary>Which contacts these events are about, and which customers' former contacts they need.</summary>
    public static (IReadOnlySet<string> Contacts, IReadOnlySet<string> Customers) Needs(IReadOnlyList<PlacedEvent> events)
    {
        var contacts = new HashSet<string>(StringComparer.Ordinal);
        var customers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var placed in events)
        {
            if (placed.Event.Contact is { } contact) contacts.Add(contact);
            if (placed.Event is ContactCreated created) customers.Add(created.CustomerId);
            if (placed.Event is ContactReplanned { CustomerId: { } customer }) customers.Add(customer);
        }
        return (contacts, customers);
    }

    /// <summary>Takes these events, or those up to the first erasure among them: where history stands then tells.</summary>
    /// <param name="to">The position after the events; beyond the last of them where later ones are of no known type.</param>
    /// <param name="stored">The journeys that <see cref="Needs"/> asked for, so far as there are any.</param>
    /// <param name="recordings">What contacts that were recorded say of it by now; of one that is not there, nothing changes.</param>
    public HistoryBatch See(IReadOnlyList<PlacedEvent> events, long to, IEnumerable<Journey> stored, IReadOnlyDictionary<string, Recording>? recordings = null)
    {
        var journeys = new JourneyBook(stored, TimeSpan.FromDays(repeatDays));
        var facts = new List<Fact>();
        var agents = new Dictionary<string, AgentTime>(StringComparer.Ordinal);
        var within = new Dictionary<string, int>(StringComparer.Ordinal);
        var spans = new List<PresenceSpan>();
        var byRules = new List<ChangeEntry>();
        string? erased = null;
        foreach (var (position, at, happened) in events)
        {
            CountQuarter(at, agents, facts);
            if (happened.Agent is { } agent) OfAgent(agent, happened, at, agents, facts, spans);
            if (happened is QueueConfigured { ServiceLevel: { } goal } queue) within[queue.QueueId] = goal.WithinSeconds;
            if (happened is ContactCreated created) journeys.Begin(created, at);
            else if (happened is ContactReplanned replanned) journeys.Replan(replanned, at);
            else if (happened is ContactRecorded { ContactId: var contact })
            {
                if (recordings?.GetValueOrDefault(contact) is { } kept) journeys.Refer(contact, kept);
            }
            else if (happened.Contact is not null)
                journeys.See(happened, at, Within(within, happened.Queue), happened.Agent is { } who ? Known(agents, who) : null);
            if (ChangeEntry.ByRule(happened, at) is { } change) byRules.Add(change);
            if (happened is not CustomerErased forgotten) continue;
            (erased, to) = (forgotten.CustomerId, position);
            break;
        }
        var changes = new TallyChanges();
        foreach (var fact in facts) changes.Add(fact, 1);
        var changed = journeys.Count(changes);
        var batch = new HistoryBatch(_state.Position, to, changed, changes.Quarters, agents.Values, within, spans) { Changes = byRules, Erased = erased, Erasures = _state.Erasures };
        _state = _state with { Position = to, Within = _state.Within.SetItems(within), Agents = _state.Agents.SetItems(agents) };
        return batch;
    }

    /// <summary>With each quarter of an hour all agents' time is counted, whether there is news of them or not.</summary>
    private void CountQuarter(DateTimeOffset at, Dictionary<string, AgentTime> agents, List<Fact> facts)
    {
        var quarter = TallyKey.StartOf(TallyLevel.Quarter, at.ToUnixTimeSeconds());
        if (quarter <= _quarter) return;
        _quarter = quarter;
        var begins = DateTimeOffset.FromUnixTimeSeconds(quarter);
        foreach (var id in _state.Agents.Keys.Union(agents.Keys).ToList())
        {
            var agent = Known(agents, id)!;
            if (agent.IsCounted && agent.CountedTo < begins) agents[id] = agent.CountTo(begins, facts);
        }
    }

    private void OfAgent(string id, RoutingEvent happened, DateTimeOffset at, Dictionary<string, AgentTime> agents, List<Fact> facts, List<PresenceSpan> spans)
    {
        var before = Known(agents, id) ?? new AgentTime { Agent = id, Since = at, CountedTo = at };
        var after = before.See(happened, at);
        if (ReferenceEquals(before, after)) return;
        agents[id] = after with { CountedTo = before.CountTo(at, facts).CountedTo };
        if (!ReferenceEquals(before.Asked, after.Asked)) OfThoseAsked(before, after, at, agents, facts);
        if (before.Since < after.Since && before.Presence != PresenceKind.Offline) spans.Add(new PresenceSpan(id, before.Presence, before.Reason, before.Since, after.Since));
    }

    /// <summary>Who was brought in is busy until the owner says that it is over, or has the contact no more.</summary>
    private void OfThoseAsked(AgentTime before, AgentTime after, DateTimeOffset at, Dictionary<string, AgentTime> agents, List<Fact> facts)
    {
        foreach (var (contact, colleague) in before.Asked.Except(after.Asked)) Help(colleague, contact, begins: false);
        foreach (var (contact, colleague) in after.Asked.Except(before.Asked)) Help(colleague, contact, begins: true);

        void Help(string colleague, string contact, bool begins)
        {
            if (Known(agents, colleague) is { } asked) agents[colleague] = asked.Help(contact, begins) with { CountedTo = asked.CountTo(at, facts).CountedTo };
        }
    }

    private AgentTime? Known(Dictionary<string, AgentTime> agents, string id) => agents.GetValueOrDefault(id) ?? _state.Agents.GetValueOrDefault(id);

    private int Within(Dictionary<string, int> changed, string? queue) =>
        queue is null ? UsualWithin : changed.TryGetValue(queue, out var seconds) ? seconds : _state.Within.GetValueOrDefault(queue, UsualWithin);
}
