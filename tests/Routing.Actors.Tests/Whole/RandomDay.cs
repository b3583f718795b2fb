using System.Collections.Immutable;
using Routing.Embedded;
using Routing.Simulation;

namespace Routing.Actors.Tests.Whole;

/// <summary>
/// A day in a small center where everything happens at random, drawn from one seed: arrivals, agents coming and going,
/// answers given or not, transfers, abandons; and with faults, crashes, failed writes, restarts, and notices lost or repeated. Calls overlap.
/// </summary>
internal sealed class RandomDay : IDisposable
{
    private static readonly string[] Queues = ["calls", "chats", "care"];
    private static readonly string[] Agents = ["a-1", "a-2", "a-3", "a-4", "a-5"];
    private readonly SimulatedCenter _center;
    private readonly Random _random;
    private readonly bool _faults;
    private readonly HashSet<string> _acknowledged = new(StringComparer.Ordinal);
    private readonly List<ContactRequest> _requests = [];
    private readonly Dictionary<(ActorKey, Type), DateTimeOffset> _lost = [];
    private readonly List<string> _story = [];
    private readonly Queue<(DateTimeOffset At, ActorKey To, Notice Notice)> _notices = new();

    public RandomDay(int seed, bool faults)
    {
        (_center, _random, _faults) = (new SimulatedCenter(seed), new Random(seed), faults);
        SetUp();
        Watch(faults);
    }

    /// <summary>What was done, the last of it first to be read when something breaks.</summary>
    public IEnumerable<string> Story => _story.TakeLast(60).Concat(_notices.Select(Tell));

    private EmbeddedEngine Engine => _center.Engine;

    private bool Chance(double of) => _random.NextDouble() < of;

    private T Any<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    public void Play(int steps)
    {
        if (_faults) _center.Store.Fail = write => _random.Next(400) == 0 ? new StoreUnavailableException($"no write of {write.Key} just now") : null;
        for (var step = 0; step < steps; step++)
        {
            Act();
            // Mostly the next thing happens while this one is still under way.
            if (Chance(0.6)) _center.Step(_random.Next(12));
            else if (Chance(0.7)) Settled();
            else _center.Advance(TimeSpan.FromSeconds(_random.Next(1, 25)));
            Hold(Checker.Always);
        }
    }

    /// <summary>The faults are over: once settled every promise holds, and every contact can be brought to its end.</summary>
    public void Finish()
    {
        _center.Store.Fail = null;
        Watch(loses: false);
        _center.Advance(TimeSpan.FromSeconds(31));
        Hold(Checker.Always);
        Hold(Checker.OnceSettled);
        if (!_faults) Assert.Equal(0, _center.Run(() => Engine.Dispatcher(Defaults.Group).Describe().AsTask()).RepairsBySweep);
        for (var round = 0; round < 400 && Open().Any(); round++)
        {
            foreach (var agent in Agents) Begin($"{agent} is ready", () => Engine.Agent(agent).SetPresence(PresenceKind.Ready, null));
            _center.Settle();
            foreach (var (agent, slot) in Slots().ToList()) BringOn(agent, slot);
            _center.Advance(TimeSpan.FromSeconds(5));
            Hold(Checker.Always);
        }
        Assert.True(!Open().Any(), $"Never ended: {string.Join("; ", Open().Select(Where))}");
        Hold(Checker.OfTheLog);
        Assert.All(Look().Agents.Values, agent => Assert.Empty(agent.Slots.Where(slot => slot.State != SlotState.WrapUp)));
    }

    public void Dispose() => _center.Dispose();

    private void SetUp()
    {
        foreach (var id in Queues)
        {
            var config = new QueueConfig
            {
                Name = id,
                WrapUpSeconds = id == "care" ? 15 : 0,
                OnNoAnswer = id == "chats" ? NoAnswerAction.StayReady : NoAnswerAction.NotReady,
                MaxPerAgent = id == "chats" ? 2 : 0,
                Requirements = id == "care" ? [new SkillLevel("care", 5)] : [],
                Relaxations = id == "care" ? [new Relaxation { AfterSeconds = 40, Requirements = [new SkillLevel("care", 1)] }] : [],
                Overflow = id == "calls" ? [new Overflow { AfterSeconds = 60, WhenWaiting = 2, MoveTo = "care" }] : [],
            };
            var answer = _center.Run(() => Engine.Queue(id).Configure(config, null).AsTask());
            _center.Run(() => Engine.Dispatcher(Defaults.Group).EnlistQueue(id, config, answer.Version).AsTask());
        }
        for (var i = 0; i < Agents.Length; i++)
        {
            var (id, profile) = (Agents[i], new AgentProfile
            {
                Name = Agents[i],
                Queues = [.. Queues.Where((_, q) => q == i % 3 || q == (i + 1) % 3)],
                Skills = ImmutableDictionary<string, int>.Empty.Add("care", i * 2),
                MaxConcurrent = i == 0 ? 2 : 0,
            });
            _center.Run(() => Engine.Agent(id).Configure(profile, Defaults.Group, null).AsTask());
            _center.Run(() => Engine.Dispatcher(Defaults.Group).EnlistAgent(id).AsTask());
        }
        _center.Settle();
    }

    private void Act()
    {
        switch (_random.Next(_faults ? 22 : 20))
        {
            case < 5: Arrive(); break;
            case < 8: Present(); break;
            case < 14: Work(); break;
            case 14: Repeat(); break;
            case 15 or 16: Waiting(); break;
            case 17: Heartbeat(); break;
            case 18 or 19: Work(); break;
            case 20: Crash(); break;
            default:
                if (Chance(0.3)) Restart();
                else Crash();
                break;
        }
    }

    private void Arrive()
    {
        var request = new ContactRequest
        {
            Id = $"c-{_requests.Count + 1}",
            CustomerId = $"u-{_random.Next(6)}",
            Channel = Chance(0.4) ? Channel.Voice : Channel.Chat,
            Queue = Any(Queues),
            Urgency = _random.Next(3),
            PreferredAgent = Chance(0.15) ? Any(Agents) : null,
        };
        _requests.Add(request);
        Route(request);
    }

    private void Repeat()
    {
        if (_requests.Count > 0) Route(Any(_requests));
    }

    private void Route(ContactRequest request) => Begin($"{request.Id} arrives in {request.Queue}", async () =>
    {
        var customer = await Engine.Customer(request.CustomerId).Get();
        var answer = await new ContactRouter(Engine).Route(request, customer, Defaults.Group);
        if (answer.Outcome is RouteOutcome.Routed or RouteOutcome.Repeated) _acknowledged.Add(request.Id);
        return answer.Outcome;
    });

    private void Present()
    {
        var agent = Any(Agents);
        var kind = Chance(0.65) ? PresenceKind.Ready : Any(Enum.GetValues<PresenceKind>());
        Begin($"{agent} is {kind}", () => Engine.Agent(agent).SetPresence(kind, null));
    }

    private void Heartbeat()
    {
        var agent = Any(Agents);
        Begin($"{agent} beats", () => Engine.Agent(agent).Heartbeat(TimeSpan.FromSeconds(20)));
    }

    private void Work()
    {
        var slots = Slots().ToList();
        if (slots.Count == 0) return;
        var (agent, slot) = Any(slots);
        var contact = slot.ContactId;
        switch (_random.Next(10))
        {
            case 0 when slot.State == SlotState.Reserved:
                Begin($"{agent} declines {contact}", () => Engine.Queue(slot.Terms.Queue).Decline(slot.Terms.OfferId, agent, "no"));
                break;
            case 1:
                Begin($"{agent} holds {contact}", () => Engine.Agent(agent).Hold(contact));
                break;
            case 2:
                Begin($"{agent} sets {contact} pending", () => Engine.Agent(agent).SetPending(contact));
                break;
            case 3 or 4 when slot.State is SlotState.Handling:
                var (to, directed) = (Chance(0.9) ? Any(Queues) : "nowhere", Chance(0.4) ? Any(Agents) : null);
                Begin($"{agent} transfers {contact} to {to} {directed}", () => Engine.Agent(agent).Transfer(contact, new MoveOrder(to, MoveCause.Transfer, directed)));
                break;
            default:
                BringOn(agent, slot);
                break;
        }
    }

    private void BringOn(string agent, Slot slot)
    {
        var contact = slot.ContactId;
        if (slot.State == SlotState.Reserved)
            Begin($"{agent} accepts {slot.Terms.OfferId}", async () => (await Engine.Queue(slot.Terms.Queue).Accept(slot.Terms.OfferId, agent)).Outcome);
        else if (slot.State == SlotState.WrapUp)
            Begin($"{agent} closes {contact}", async () => (await Engine.Agent(agent).Close(contact)).Outcome);
        else
            Begin($"{agent} completes {contact}", async () => (await Engine.Agent(agent).Complete(contact, new Completion(true, null, null))).Outcome);
    }

    private void Waiting()
    {
        var rows = Look().Queues.SelectMany(queue => queue.Value.Rows.Select(row => (Queue: queue.Key, row.ContactId))).ToList();
        if (rows.Count == 0) return;
        var (queue, contact) = Any(rows);
        if (Chance(0.4)) Begin($"{contact} is abandoned", () => Engine.Queue(queue).Abandon(contact, null));
        else if (Chance(0.5))
        {
            var agent = Any(Agents);
            Begin($"{contact} is assigned to {agent}", () => Engine.Queue(queue).Assign(contact, agent));
        }
        else
        {
            var to = Any(Queues);
            Begin($"{contact} is moved to {to}", () => Engine.Queue(queue).Move(contact, new MoveOrder(to, MoveCause.Supervisor)));
        }
    }

    private void Crash()
    {
        ActorKey[] actors = [.. Queues.Select(ActorKey.Queue), .. Agents.Select(ActorKey.Agent), ActorKey.Dispatcher(Defaults.Group), .. _requests.TakeLast(5).Select(request => ActorKey.Contact(request.Id))];
        var victim = Any(actors);
        _story.Add($"{_center.Now:mm:ss.fff} {victim} crashes");
        Engine.Crash(victim);
    }

    private void Restart()
    {
        _story.Add($"{_center.Now:mm:ss.fff} restart");
        var failing = _center.Store.Fail;
        _center.Store.Fail = null;
        _center.Restart();
        _center.Store.Fail = failing;
        Watch(loses: true);
    }

    /// <summary>Keeps the last notices for the report of a breach; with faults, one in fifty is lost and one repeated.</summary>
    private void Watch(bool loses) => Engine.Copies = (to, notice) =>
    {
        _notices.Enqueue((_center.Now, to, notice));
        if (_notices.Count > 60) _notices.Dequeue();
        return !loses ? 1 : _random.Next(50) switch { 0 => Loses(to, notice), 1 => 2, _ => 1 };
    };

    // A word and its one repetition both lost is more than the sweeps promise to mend.
    private int Loses(ActorKey to, Notice notice)
    {
        if (_lost.TryGetValue((to, notice.GetType()), out var last) && _center.Now - last < TimeSpan.FromSeconds(15)) return 1;
        _lost[(to, notice.GetType())] = _center.Now;
        return 0;
    }

    private static string Tell((DateTimeOffset At, ActorKey To, Notice Notice) told) => $"{told.At:mm:ss.fff} to {told.To}: " + told.Notice switch
    {
        HeadsChanged heads => $"{heads.Queue} heads {heads.Version & 0xffff} {string.Join("; ", heads.Heads.Select(head => $"{head.Signature} ×{head.Count} change {head.Change & 0xffff}"))}",
        Serve serve => $"serve {serve.Order.Id & 0xffff} {serve.Order.Signature} with {string.Join(' ', serve.Order.Agents)}",
        Served served => $"{served.Queue} served {served.OrderId & 0xffff} {served.Agent} refused {string.Join(' ', served.Refusals.Select(refusal => $"{refusal.Agent} {refusal.Why}"))} up to {served.TriedUpTo & 0xffff}, {served.Heads?.Heads.Length} heads",
        AgentChanged changed => $"{changed.Snapshot.Agent} {changed.Snapshot.Version & 0xffff} {changed.Snapshot.Presence} open {string.Join(' ', changed.Snapshot.Open)}",
        _ => told.Notice.ToString(),
    };

    private void Begin<T>(string what, Func<ValueTask<T>> body)
    {
        var at = _story.Count;
        _story.Add($"{_center.Now:mm:ss.fff} {what}");
        _ = _center.Start(async () =>
        {
            try
            {
                object? outcome = await body();
                _story[at] += $": {(outcome is CommandAnswer answer ? answer.Outcome : outcome)}";
            }
            catch (Exception failure) when (failure is StoreUnavailableException or TimeoutException)
            {
                _story[at] += ": failed";
            }
            return true;
        });
    }

    private void Settled()
    {
        _center.Settle();
        if (!_faults) Hold(Checker.OnceSettled);
    }

    private StoredCenter Look() => new(_center.Store, _center.Now, _acknowledged);

    private IEnumerable<(string Agent, Slot Slot)> Slots() =>
        Look().Agents.Values.SelectMany(agent => agent.Slots.Select(slot => (agent.Id, slot)));

    /// <summary>Contacts that have not ended, those included whose gateway never heard that they came in.</summary>
    private IEnumerable<string> Open()
    {
        var now = Look();
        var working = now.Agents.Values.SelectMany(agent => agent.Slots).Where(slot => slot.State != SlotState.WrapUp).Select(slot => slot.ContactId);
        return _acknowledged.Concat(now.Queues.Values.SelectMany(queue => queue.Rows).Select(row => row.ContactId)).Concat(working).Distinct().Where(contact => !now.Closed.ContainsKey(contact));
    }

    private string Where(string contact)
    {
        var now = Look();
        var rows = now.Queues.SelectMany(queue => queue.Value.Rows.Where(row => row.ContactId == contact).Select(row => $"{row.Phase} in {queue.Key} for {row.OnlyAgent ?? "anybody"}"));
        return $"{contact} {string.Join(" and ", rows.Concat(now.Agents.Values.SelectMany(a => a.Slots.Where(s => s.ContactId == contact).Select(s => $"{s.State} at {a.Id}"))))}";
    }

    private void Hold(IReadOnlyList<Checker> checkers)
    {
        var now = Look();
        foreach (var checker in checkers)
        {
            if (checker.Breaches(now).FirstOrDefault() is { } breach) throw new InvalidOperationException($"Promised: {checker.Promise}. But {breach}.");
        }
    }
}
