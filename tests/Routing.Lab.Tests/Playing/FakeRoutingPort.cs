using System.Runtime.CompilerServices;
using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>A routing system of a few lines, in memory: first come first served, one offer at a time per agent.</summary>
internal sealed class FakeRoutingPort(TimeProvider clock) : IRoutingPort
{
    private readonly System.Threading.Channels.Channel<SeenEvent> _events = System.Threading.Channels.Channel.CreateUnbounded<SeenEvent>(new System.Threading.Channels.UnboundedChannelOptions { AllowSynchronousContinuations = true, SingleReader = true });
    private readonly Dictionary<string, long> _numbers = [];
    private readonly Lock _gate = new();
    private readonly System.Collections.Concurrent.ConcurrentQueue<SeenEvent> _unsent = new();
    private bool _sending;
    private long _published;
    private long _handled;

    public Dictionary<string, QueueConfig> Queues { get; } = [];
    public Dictionary<string, AgentProfile> Agents { get; } = [];
    public Dictionary<string, CustomerProfile> Customers { get; } = [];
    public Dictionary<string, PresenceKind> Presence { get; } = [];
    public Dictionary<string, FakeContact> Contacts { get; } = [];

    /// <summary>Each call as it was made: for comparing runs.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Every event, for those who resume.</summary>
    public List<SeenEvent> Log { get; } = [];

    /// <summary>Refuses creates as a system without capacity does.</summary>
    public bool IsDown { get; set; }

    /// <summary>Whoever comes is offered a callback.</summary>
    public bool OffersCallbacks { get; set; }

    /// <summary>When set, the next create is answered only once this completes.</summary>
    public TaskCompletionSource? HoldCreates { get; set; }

    public bool IsQuiet
    {
        get
        {
            lock (_gate) return _published == Interlocked.Read(ref _handled);
        }
    }

    public Task PutGroup(string id, GroupRules rules, CancellationToken ct) => Task.CompletedTask;

    public Task PutQueue(string id, QueueConfig config, CancellationToken ct) => Put(Queues, id, config);

    public Task PutAgent(string id, AgentProfile profile, CancellationToken ct) => Put(Agents, id, profile);

    public Task<PortAnswer> PutCustomer(string id, CustomerProfile profile, CancellationToken ct) => Put(Customers, id, profile);

    public Task<PortAnswer> SetPresence(string agent, PresenceKind presence, string? reason, CancellationToken ct) => Turn($"{presence} {agent}", () =>
    {
        Presence[agent] = presence;
        Publish(EventTypes.Presence, $"/agent/{agent}", new SeenEventPart { Agent = agent, Presence = presence == PresenceKind.NotReady ? "notReady" : "other" });
        return PortAnswer.Done;
    });

    public async Task<PortAnswer> Create(CreateContact contact, CancellationToken ct)
    {
        if (HoldCreates is { } hold) await hold.Task.WaitAsync(ct);
        return await Turn($"create {contact.Id} for {contact.CustomerId}: {contact.Text}", () =>
        {
            if (IsDown) return new PortAnswer(PortOutcome.Unavailable);
            Contacts[contact.Id!] = new FakeContact(contact, contact.Queue ?? Queues.Keys.First());
            Publish(EventTypes.Queued, contact.Id!, new SeenEventPart());
            if (OffersCallbacks) Publish(EventTypes.Overflowed, contact.Id!, new SeenEventPart { Action = "callbackOffered" });
            return new PortAnswer(PortOutcome.Done, ContactState.Queued, contact.Queue);
        });
    }

    public Task<PortAnswer> Abandon(string contact, CancellationToken ct) => Turn($"abandon {contact}", () =>
    {
        var found = Contacts[contact];
        if (found.State is not (ContactState.Queued or ContactState.Offered)) return new PortAnswer(PortOutcome.Conflict, found.State);
        EndOffer(found, EventTypes.Withdrawn);
        found.State = ContactState.Abandoned;
        Publish(EventTypes.Abandoned, contact, new SeenEventPart());
        return PortAnswer.Done;
    });

    public Task<PortAnswer> RequestCallback(string contact, CancellationToken ct) => Turn($"requestCallback {contact}", () => PortAnswer.Done);

    public Task<PortAnswer> Accept(string offer, string agent, CancellationToken ct) => Turn($"accept {offer} {agent}", () =>
    {
        var found = Contacts[OfferId.ContactOf(offer)!];
        if (found.Offer != offer || found.State != ContactState.Offered) return new PortAnswer(PortOutcome.Gone);
        found.State = ContactState.Handling;
        Publish(EventTypes.Accepted, found.Id, new SeenEventPart { Agent = agent, Offer = offer });
        return PortAnswer.Done;
    });

    public Task<PortAnswer> Decline(string offer, string agent, string reason, CancellationToken ct) => Turn($"decline {offer} {agent}", () =>
    {
        var found = Contacts[OfferId.ContactOf(offer)!];
        if (found.Offer != offer) return new PortAnswer(PortOutcome.Gone);
        EndOffer(found, EventTypes.Declined);
        return PortAnswer.Done;
    });

    public Task<PortAnswer> Complete(string contact, string agent, Completion completion, CancellationToken ct) => Turn($"complete {contact} {completion.Resolved}", () =>
    {
        Contacts[contact].State = ContactState.WrapUp;
        Publish(EventTypes.Completed, contact, new SeenEventPart { Agent = agent });
        if (Queues[Contacts[contact].Queue].WrapUpSeconds == 0) End(Contacts[contact]);
        return PortAnswer.Done;
    });

    public Task<PortAnswer> Close(string contact, string agent, CancellationToken ct) => Turn($"close {contact}", () =>
    {
        End(Contacts[contact]);
        return PortAnswer.Done;
    });

    public Task<PortAnswer> StateOf(string contact, CancellationToken ct) => Task.FromResult(
        Contacts.TryGetValue(contact, out var found) ? new PortAnswer(PortOutcome.Done, found.State) : new PortAnswer(PortOutcome.NotFound));

    public Task<AgentInHand> InHand(string agent, CancellationToken ct) => Task.FromResult(new AgentInHand([], []));

    public async IAsyncEnumerable<SeenEvent> Events(string? after, Action connected, [EnumeratorCancellation] CancellationToken ct)
    {
        connected();
        if (after is not null)
        {
            foreach (var seen in Log.Skip(int.Parse(after, System.Globalization.CultureInfo.InvariantCulture)).ToList()) yield return seen;
            yield break;
        }
        await foreach (var seen in _events.Reader.ReadAllAsync(ct))
        {
            yield return seen;
            Interlocked.Increment(ref _handled);
        }
    }

    private void End(FakeContact contact)
    {
        contact.State = ContactState.Closed;
        Publish(EventTypes.Closed, contact.Id, new SeenEventPart { Agent = contact.Agent });
    }

    private void EndOffer(FakeContact contact, string how)
    {
        if (contact.Offer is not { } offer) return;
        var agent = contact.Agent;
        (contact.Offer, contact.Agent, contact.State) = (null, null, ContactState.Queued);
        contact.Expiry?.Dispose();
        Publish(how, contact.Id, new SeenEventPart { Agent = agent, Offer = offer });
    }

    private void Expire(FakeContact contact, string offer) => Turn("", () =>
    {
        if (contact.Offer != offer || contact.State != ContactState.Offered) return PortAnswer.Done;
        var agent = contact.Agent!;
        EndOffer(contact, EventTypes.Expired);
        Presence[agent] = PresenceKind.NotReady;
        Publish(EventTypes.Presence, $"/agent/{agent}", new SeenEventPart { Agent = agent, Presence = "notReady" });
        return PortAnswer.Done;
    });

    private void Match()
    {
        foreach (var contact in Contacts.Values.Where(c => c.State == ContactState.Queued).ToList())
        {
            var need = new Requirement(contact.Request.Channel, contact.Request.Requirements, contact.Request.Language);
            var agent = Agents.Keys.Order(StringComparer.Ordinal).FirstOrDefault(id => Presence.GetValueOrDefault(id) == PresenceKind.Ready
                && Eligibility.Check(id, Agents[id], contact.Queue, need) == Eligible.Yes
                && Contacts.Values.Count(c => c.Agent == id && !c.State.IsFinal()) < 1);
            if (agent is not null) Offer(contact, agent);
        }
    }

    private void Offer(FakeContact contact, string agent)
    {
        var timeout = TimeSpan.FromSeconds(Queues[contact.Queue].OfferTimeoutSeconds);
        var offer = OfferId.Make(contact.Id, ++contact.Offers);
        (contact.State, contact.Agent, contact.Offer) = (ContactState.Offered, agent, offer);
        contact.Expiry = clock.CreateTimer(_ => Expire(contact, offer), null, timeout, Timeout.InfiniteTimeSpan);
        Publish(EventTypes.Offered, contact.Id, new SeenEventPart { Agent = agent, Offer = offer, ExpiresAt = clock.GetUtcNow() + timeout });
    }

    private Task<PortAnswer> Put<T>(Dictionary<string, T> into, string id, T value)
    {
        lock (_gate) into[id] = value;
        return Task.FromResult(PortAnswer.Done);
    }

    private Task<PortAnswer> Turn(string call, Func<PortAnswer> act)
    {
        PortAnswer answer;
        lock (_gate)
        {
            if (call.Length > 0) Calls.Add($"{clock.GetUtcNow():HH:mm:ss.fff} {call}");
            answer = act();
            Match();
        }
        Send();
        return Task.FromResult(answer);
    }

    // Outside the lock, and by one at a time: readers run inline, and take locks of their own.
    private void Send()
    {
        while (!_unsent.IsEmpty && !Interlocked.Exchange(ref _sending, true))
        {
            while (_unsent.TryDequeue(out var happened)) _events.Writer.TryWrite(happened);
            Volatile.Write(ref _sending, false);
        }
    }

    private void Publish(string type, string about, SeenEventPart part)
    {
        var source = about.StartsWith('/') ? about : $"/contact/{about}";
        var contact = about.StartsWith('/') ? null : about;
        var number = _numbers[source] = _numbers.GetValueOrDefault(source) + 1;
        _published++;
        var happened = new SeenEvent
        {
            Cursor = $"{_published}", Source = source, Number = number, Type = type, At = clock.GetUtcNow(), Contact = contact,
            Queue = contact is null ? null : Contacts[contact].Queue, Agent = part.Agent, OfferId = part.Offer, ExpiresAt = part.ExpiresAt, Presence = part.Presence, Action = part.Action,
        };
        Log.Add(happened);
        _unsent.Enqueue(happened);
    }

    private sealed record SeenEventPart
    {
        public string? Agent { get; init; }
        public string? Offer { get; init; }
        public DateTimeOffset? ExpiresAt { get; init; }
        public string? Presence { get; init; }
        public string? Action { get; init; }
    }
}

/// <summary>A contact in the fake.</summary>
internal sealed class FakeContact(CreateContact request, string queue)
{
    public CreateContact Request => request;
    public string Id => request.Id!;
    public string Queue => queue;
    public ContactState State { get; set; } = ContactState.Queued;
    public string? Agent { get; set; }
    public string? Offer { get; set; }
    public int Offers { get; set; }
    public ITimer? Expiry { get; set; }
}
