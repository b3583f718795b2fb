using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Routing.Actors;

namespace Routing.Simulation;

/// <summary>
/// A day in a small center where everything happens at random, drawn from one seed: arrivals, agents coming and going,
/// answers given or not, consults, transfers, abandons, changed configuration; and with faults, all that can go wrong. Calls
/// overlap. In the end nothing goes wrong any more, the center comes to rest, and everything is worked off.
/// </summary>
public sealed partial class RandomDay : IDisposable
{
    /// <summary>Longer than any delay, pause, and repetition of what got lost.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(75);
    private const int MaxRounds = 400;

    private static readonly string[] Queues = ["calls", "chats", "care"];
    private readonly string[] _agents;
    private readonly SimulatedCenter _center;
    private readonly Accidents _accidents;
    private readonly Random _random;
    private readonly int _seed;
    private readonly DayOptions _options;
    private readonly HashSet<string> _acknowledged = new(StringComparer.Ordinal);
    private readonly List<ContactRequest> _requests = [];
    private readonly DayStory _story = new();
    private Exception? _unforeseen;

    private RandomDay(int seed, DayOptions options)
    {
        (_seed, _options, _random) = (seed, options, new Random(seed));
        _agents = [.. Enumerable.Range(1, _random.Next(2, 8)).Select(n => $"a-{n}")];
        _wide = new Random(unchecked(seed * 17 + 3));
        _isSplit = options.Split ?? IsSplit(seed);
        _isWide = options.Wide ?? _wide.Next(2) == 0;
        HireBots();
        FaultyStore? store = null;
        var (scorer, outsiders) = (new FaultyScorer(), new FaultyOutsiders(seed));
        _center = new SimulatedCenter(
            seed, through: (kept, clock) => store = new FaultyStore(options.Store?.Invoke(kept) ?? kept, clock), between: options.Directory, scorer: scorer, translator: outsiders, bots: outsiders);
        scorer.Clock = outsiders.Clock = _center.Clock;
        _center.Store.Happened = _story.Event;
        SetUp(id => AsWide(Chance(0.5) ? Unusual(id) : Usual(id)));
        if (Chance(0.5)) ChangeRules();
        _accidents = new Accidents(_center, store!, scorer, outsiders, _story, seed, options) { Sent = Remember, Killed = _changing.Clear };
    }

    private EmbeddedEngine Engine => _center.Engine;

    private IActorDirectory Actors => _center.Engine.Actors;

    /// <summary>Plays a day to its end, or to the first promise broken.</summary>
    public static DayResult Play(int seed, DayOptions? options = null)
    {
        using var day = new RandomDay(seed, options ?? DayOptions.Usual);
        Breach? breach = null;
        try
        {
            day.Play();
            day.Finish();
        }
        catch (BreachException broken)
        {
            breach = broken.Breach;
        }
        catch (Exception failure)
        {
            breach = new Breach("NothingUnforeseen", "nothing fails but what was made to", failure.ToString());
        }
        return new DayResult(seed, day._requests.Count, day._accidents.Counts, day.Digest(), breach, [.. day._story.Told, .. breach is null ? [] : day.Notices]);
    }

    public void Dispose() => _center.Dispose();

    private void Play()
    {
        for (var acts = _random.Next(_options.MinActs, _options.MaxActs); acts > 0; acts--)
        {
            Act();
            _accidents.LosePart(Everybody);
            // Mostly the next thing happens while this one is still under way.
            if (Chance(0.6)) _center.Step(_random.Next(12));
            else if (Chance(0.7)) Settled();
            else _center.Advance(TimeSpan.FromSeconds(_random.Next(1, 25)));
            Hold(Checker.Always);
        }
    }

    /// <summary>The faults are over: once settled every promise holds, and every contact can be brought to its end.</summary>
    private void Finish()
    {
        _accidents.Stop();
        _story.Add(_center.Now, "nothing goes wrong any more");
        _center.Advance(Rest);
        if (_accidents.HasLeftOneBehind) WakeAll();
        Hold([.. Checker.Always, .. Checker.OnceSettled]);
        SetUp(Usual);
        _center.Advance(TimeSpan.FromSeconds(31));
        Hold([.. Checker.Always, .. Checker.OnceSettled]);
        if (!_options.Faults) Require(Groups.All(group => _center.Run(() => Actors.Dispatcher(group).Describe().AsTask()).RepairsBySweep == 0), "NoRepairs", "a healthy system needs no repair", "the sweep made some");
        for (var round = 0; round < MaxRounds && Open().Any(); round++)
        {
            foreach (var agent in _agents) Calmly($"{agent} is ready", () => Actors.Agent(agent).SetPresence(PresenceKind.Ready, null));
            foreach (var (agent, slot) in Slots().ToList()) Calmly(() => BringOn(agent, slot));
            _center.Advance(TimeSpan.FromSeconds(5));
            Hold(Checker.Always);
        }
        Hold([.. Checker.WorkedOff, .. Checker.OfTheLog]);
    }

    /// <summary>As a cluster does each minute: the first time whoever was taken over learns of it, the second time they live again.</summary>
    private void WakeAll()
    {
        ActorKey[] all = [.. Queues.Select(ActorKey.Queue), .. _agents.Select(ActorKey.Agent), .. Dispatchers];
        for (var minute = 0; minute < 2; minute++)
        {
            foreach (var actor in all) _center.Engine.Post(actor, new Wake());
            _center.Advance(Rest);
        }
    }

    private void SetUp(Func<string, QueueConfig> queue)
    {
        // Those who were planned by earlier rules keep what these gave them.
        foreach (var group in Groups) Insist(async () => (await Actors.Dispatcher(group).Publish(new GroupRules { DefaultQueue = DefaultQueueOf(group) }, null)).Outcome);
        foreach (var id in Queues)
        {
            var config = queue(id);
            Insist(() => Put(id, config));
        }
        for (var i = 0; i < _agents.Length; i++)
        {
            var (id, profile) = (_agents[i], AsHired(_agents[i], Usual(i)));
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
            catch (StoreUnavailableException) when (_options.Faults && attempt < 3)
            {
                _center.Settle();
            }
        }
    }

    private void Settled()
    {
        _center.Settle();
        if (!_options.Faults) Hold(Checker.OnceSettled);
    }

    private void Calmly<T>(string what, Func<ValueTask<T>> body) => Calmly(() => Begin(what, body));

    /// <summary>One thing, and what follows from it at once: then those who are alike have been served in their order.</summary>
    private void Calmly(Action what)
    {
        var before = Look();
        what();
        _center.Settle();
        Hold(Checker.AfterOneAct, before);
    }

    private void Hold(IReadOnlyList<Checker> checkers, StoredCenter? before = null)
    {
        if ((_unforeseen ?? Unforeseen()) is { } failure) throw new BreachException(new Breach("NothingUnforeseen", "nothing fails but what was made to", failure.ToString()));
        Narrow();
        var now = Look(before);
        foreach (var checker in checkers)
        {
            if (checker.Breaches(now).FirstOrDefault() is { } what) throw new BreachException(new Breach(checker.GetType().Name, checker.Promise, what));
        }
    }

    private static void Require(bool holds, string checker, string promise, string what)
    {
        if (!holds) throw new BreachException(new Breach(checker, promise, what));
    }

    /// <summary>A failure of an actor that no fault explains.</summary>
    private Exception? Unforeseen()
    {
        foreach (var (_, failure) in _center.Failures)
        {
            for (var cause = failure; cause is not null; cause = cause.InnerException!)
            {
                if (cause is not (StoreUnavailableException or TimeoutException or FencedException)) return failure;
            }
        }
        _center.Failures.Clear();
        return null;
    }

    private StoredCenter Look(StoredCenter? before = null) => new(_center.Store, _center.Now, _acknowledged, _widest) { Before = before };

    private IEnumerable<(string Agent, Slot Slot)> Slots() =>
        Look().Agents.Values.SelectMany(agent => agent.Slots.Select(slot => (agent.Id, slot)));

    private IEnumerable<string> Open() => EverythingEnds.Open(Look());

    private bool Chance(double of) => _random.NextDouble() < of;

    private T Any<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    private string Digest()
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var (actor, number, at, happened) in _center.Store.Recorded())
        {
            Encoding.UTF8.GetBytes($"{actor} {number} {at.UtcTicks} {happened.Type} ", bytes);
            EventCodec.Write(happened, bytes);
        }
        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan))[..16];
    }
}
