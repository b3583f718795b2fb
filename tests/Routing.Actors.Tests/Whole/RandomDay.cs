using Routing.Embedded;
using Routing.Simulation;

namespace Routing.Actors.Tests.Whole;

/// <summary>
/// A day in a small center where everything happens at random, drawn from one seed: arrivals, agents coming and going,
/// answers given or not, consults, transfers, abandons, changed configuration; and with faults, crashes, failed writes, restarts, and notices lost or repeated. Calls overlap.
/// </summary>
internal sealed partial class RandomDay : IDisposable
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
        _center.Settle();
        SetUp();
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
        foreach (var id in Queues) Insist(() => Put(id, Usual(id)));
        for (var i = 0; i < Agents.Length; i++)
        {
            var (id, profile) = (Agents[i], Usual(i));
            Insist(() => Put(id, profile));
        }
        _center.Settle();
    }

    /// <summary>As callers do who are told to try again: an activation of before the restart may only now learn that it is fenced off.</summary>
    private void Insist(Func<ValueTask<ConfigureOutcome>> put)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _center.Run(() => put().AsTask());
                return;
            }
            catch (StoreUnavailableException) when (_faults && attempt < 3)
            {
                _center.Settle();
            }
        }
    }

    private void Settled()
    {
        _center.Settle();
        if (!_faults) Hold(Checker.OnceSettled);
    }

    private StoredCenter Look() => new(_center.Store, _center.Now, _acknowledged, _widest);

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
        Narrow();
        var now = Look();
        foreach (var checker in checkers)
        {
            if (checker.Breaches(now).FirstOrDefault() is { } breach) throw new InvalidOperationException($"Promised: {checker.Promise}. But {breach}.");
        }
    }
}
