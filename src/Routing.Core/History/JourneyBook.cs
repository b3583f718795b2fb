namespace Routing.Core;

/// <summary>The journeys that some events touch, as they were before and as they are now.</summary>
internal sealed class JourneyBook
{
    private readonly Dictionary<string, Journey> _before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Journey> _now = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _ofCustomer = new(StringComparer.Ordinal);

    private readonly TimeSpan _repeats;

    /// <param name="repeats">Within which the same customer with the same intent has come back.</param>
    public JourneyBook(IEnumerable<Journey> stored, TimeSpan repeats)
    {
        _repeats = repeats;
        foreach (var journey in stored.OrderBy(j => j.CreatedAt).ThenBy(j => j.Id, StringComparer.Ordinal))
        {
            if (!_before.TryAdd(journey.Id, journey)) continue;
            _now[journey.Id] = journey;
            if (journey.Customer is { } customer) Of(customer).Add(journey.Id);
        }
    }

    public void Begin(ContactCreated created, DateTimeOffset at)
    {
        var known = _now.GetValueOrDefault(created.ContactId) ?? JourneyFold.Unknown(created.ContactId, at);
        if (known.IsBegun) return;
        var journey = JourneyFold.Begin(known, created, at);
        foreach (var former in Others(created.CustomerId, journey.Id))
        {
            if (former.State == ContactState.Abandoned && at - former.EndedAt <= Measures.RedialWithin) _now[former.Id] = former with { IsRedialled = true };
            if (!IsBackFrom(journey, former)) continue;
            _now[former.Id] = _now[former.Id] with { CameBack = true };
            journey = journey with { IsRepeat = true };
        }
        _now[journey.Id] = journey;
        Of(created.CustomerId).Add(journey.Id);
    }

    /// <summary>A corrected intent makes it another's return, and may leave who was thought to be back without one.</summary>
    public void Replan(ContactReplanned replanned, DateTimeOffset at)
    {
        var known = _now.GetValueOrDefault(replanned.ContactId) ?? JourneyFold.Unknown(replanned.ContactId, at);
        var journey = _now[known.Id] = JourneyFold.See(known, replanned, at, 0, null);
        if (journey.Customer is not { } customer || journey.Intent == known.Intent) return;
        var isRepeat = false;
        foreach (var former in Others(customer, journey.Id))
        {
            if (IsBackFrom(known, former) && former.CameBack)
                _now[former.Id] = former with { CameBack = Others(customer, journey.Id).Exists(other => other.Id != former.Id && IsBackFrom(other, former)) };
            if (!IsBackFrom(journey, former)) continue;
            _now[former.Id] = _now[former.Id] with { CameBack = true };
            isRepeat = true;
        }
        _now[journey.Id] = journey with { IsRepeat = isRepeat };
    }

    /// <summary>Whether it came with what was completed shortly before.</summary>
    private bool IsBackFrom(Journey journey, Journey former) =>
        former.Intent == journey.Intent && former.CompletedAt is { } done && done <= journey.CreatedAt && journey.CreatedAt - done <= _repeats;

    private List<Journey> Others(string customer, string but) => [.. Of(customer).Where(id => id != but).Select(id => _now[id])];

    public void See(RoutingEvent happened, DateTimeOffset at, int within, AgentTime? agent)
    {
        var id = happened.Contact!;
        _now[id] = JourneyFold.See(_now.GetValueOrDefault(id) ?? JourneyFold.Unknown(id, at), happened, at, within, agent);
    }

    /// <summary>Where it is kept is not in the log: it is what the contact says now, and nothing once it was erased there.</summary>
    /// <remarks>Of one whose time in the history is over it is kept no more than the rest.</remarks>
    public void Refer(string contact, Recording recording)
    {
        if (_now.TryGetValue(contact, out var known)) _now[contact] = known with { RecordingUrl = recording.RecordingUrl, TranscriptUrl = recording.TranscriptUrl };
    }

    /// <summary>Counts what changed, and answers which journeys did.</summary>
    public List<Journey> Count(TallyChanges changes)
    {
        var changed = new List<Journey>();
        var facts = new List<Fact>();
        foreach (var (id, now) in _now)
        {
            var before = _before.GetValueOrDefault(id);
            if (ReferenceEquals(before, now)) continue;
            changed.Add(now);
            Count(before, -1);
            Count(now, 1);
        }
        return changed;

        void Count(Journey? journey, int sign)
        {
            if (journey is null) return;
            facts.Clear();
            JourneyFacts.Add(journey, facts);
            foreach (var fact in facts) changes.Add(fact, sign);
        }
    }

    private List<string> Of(string customer) => _ofCustomer.TryGetValue(customer, out var known) ? known : _ofCustomer[customer] = [];
}
