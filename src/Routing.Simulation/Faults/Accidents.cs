using System.Collections.Immutable;
using Routing.Actors;

namespace Routing.Simulation;

/// <summary>
/// What goes wrong on one day, drawn from its seed: each day has a mix of its own, some kinds often, some not at all. What
/// can only be waited for in vain is not drawn: a word and its one repetition both lost, a store away for ever.
/// </summary>
internal sealed class Accidents
{
    private static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    /// <summary>What is done to the center, beside what befalls each message and write.</summary>
    private static readonly FaultKind[] Deeds = [FaultKind.Crash, FaultKind.TwoActivations, FaultKind.Restart, FaultKind.ClockJump, FaultKind.StoreRefusing];

    private const double PartLostUsually = 0.01;

    private readonly SimulatedCenter _center;
    private readonly FaultyStore _store;
    private readonly FaultyOutsiders _outsiders;
    private readonly DayStory _story;
    private readonly Random _random;
    // Of bots and the translator, of which not all days have any: the others are the same without them.
    private readonly Random _outside;
    // Of what came later: other days are the same without it.
    private readonly Random _part;
    private readonly LostParts _parts;
    private readonly double[] _often = new double[Kinds.Length];
    private readonly int[] _counts = new int[Kinds.Length];
    private readonly Dictionary<(ActorKey, Type), DateTimeOffset> _lost = [];
    private readonly Func<ActorKey, Notice, bool>? _swallows;
    private TimeSpan _setForward;
    private bool _isOver;
    private bool _isLate;

    public Accidents(SimulatedCenter center, FaultyStore store, FaultyScorer scorer, FaultyOutsiders outsiders, DayStory story, int seed, DayOptions options)
    {
        (_center, _store, _outsiders, _story, _random, _isOver, _swallows) = (center, store, outsiders, story, new Random(unchecked(seed * 31 + 7)), !options.Faults, options.Swallows);
        _outside = new Random(unchecked(seed * 31 + 8));
        (_part, _parts) = (new Random(unchecked(seed * 31 + 9)), new LostParts(center));
        foreach (var kind in Kinds)
        {
            var random = kind == FaultKind.PartLost ? _part : kind > FaultKind.ScorerFailing ? _outside : _random;
            _often[(int)kind] = random.Next(4) == 0 ? 0 : 0.25 * Math.Pow(5, random.NextDouble() * 2);
        }
        if (!(options.LosesParts ?? seed % 3 == 0)) _often[(int)FaultKind.PartLost] = 0;
        _store.Fate = Fate;
        scorer.Fate = ScorerFate;
        outsiders.Fate = OutsiderFate;
        Befall(center.Engine);
        center.Restarting = Befall;
    }

    /// <summary>Hears of every notice sent.</summary>
    public Action<ActorKey, Notice>? Sent { get; set; }

    /// <summary>Hears that the process is killed, and with it whatever calls were under way.</summary>
    public Action? Killed { get; set; }

    public ImmutableSortedDictionary<FaultKind, int> Counts => Kinds.ToImmutableSortedDictionary(kind => kind, kind => _counts[(int)kind]);

    /// <summary>A process that was taken for dead went on for a while, and may have claimed actors from the one after it.</summary>
    public bool HasLeftOneBehind { get; private set; }

    /// <summary>Nothing goes wrong any more; what is under way comes to its end.</summary>
    public void Stop()
    {
        _isOver = true;
        _store.IsRefusing = false;
        _outsiders.IsOver = true;
    }

    /// <summary>Something is done to the center, if this day has it.</summary>
    /// <param name="actors">Whom it may befall.</param>
    public void Happen(ActorKey[] actors)
    {
        var kind = Deeds[_random.Next(Deeds.Length)];
        var victim = actors[_random.Next(actors.Length)];
        if (!Draws(kind, kind == FaultKind.Restart ? 0.3 : 0.7)) return;
        switch (kind)
        {
            case FaultKind.Crash:
                Note(kind, () => $"{victim}");
                _center.Engine.Crash(victim);
                break;
            case FaultKind.TwoActivations:
                TimeSpan lost = Seconds(1, 8), back = lost + Seconds(0, 20);
                if (!_center.Pause(victim, lost, back)) return;
                Note(kind, () => $"{victim} stops, is given up for dead after {lost.TotalSeconds:F1} s, and comes back after {back.TotalSeconds:F1} s");
                break;
            case FaultKind.Restart:
                var kill = _random.Next(2) == 0;
                Note(kind, () => kill ? "the process is killed, and starts again" : "the process is taken for dead, and another started; the old one goes on for now");
                if (kill) Killed?.Invoke();
                HasLeftOneBehind |= !kill;
                _center.Restart(kill);
                break;
            case FaultKind.ClockJump:
                var by = _random.Next(2) == 0 ? Seconds(1, 120) : -Seconds(1, 10);
                Note(kind, () => $"by {by.TotalSeconds:F1} s");
                if (by > TimeSpan.Zero) _setForward += by;
                _center.Clock.Jump(by);
                break;
            case FaultKind.StoreRefusing when !_store.IsRefusing:
                var wait = Seconds(0.1, 15);
                Note(kind, () => $"for {wait.TotalSeconds:F1} s");
                _store.IsRefusing = true;
                _center.After(wait, () => _store.IsRefusing = false);
                break;
        }
    }

    /// <summary>A part of the actors is lost, if this day has that.</summary>
    /// <param name="everybody">All that there are.</param>
    public void LosePart(Func<IReadOnlyList<ActorKey>> everybody)
    {
        if (_isOver || _often[(int)FaultKind.PartLost] <= 0 || _part.NextDouble() >= PartLostUsually * _often[(int)FaultKind.PartLost]) return;
        var all = everybody();
        var share = 1.0 / _part.Next(2, 5);
        List<ActorKey> lost = [.. all.Where(_ => _part.NextDouble() < share)];
        var unheard = TimeSpan.FromMilliseconds(_part.Next(500, 8000));
        Note(FaultKind.PartLost, () => $"{string.Join(' ', lost)}, noticed after {unheard.TotalSeconds:F1} s");
        _parts.Woken = [.. all.Where(actor => actor.Kind is ActorKind.Dispatcher or ActorKind.Queue or ActorKind.Agent)];
        _parts.Lose(lost, unheard);
    }

    private void Befall(EmbeddedEngine engine)
    {
        if (_often[(int)FaultKind.PartLost] > 0) _parts.Watch(engine);
        engine.Copies = (to, notice) => Copies(engine, to, notice);
        engine.Delays = Delay;
    }

    private int Copies(EmbeddedEngine engine, ActorKey to, Notice notice)
    {
        if (_swallows?.Invoke(to, notice) == true) return 0;
        if (_isLate) return 1;
        Sent?.Invoke(to, notice);
        // A wake is the engine's word to itself, and in the cluster said again each minute.
        if (notice is not Wake && Draws(FaultKind.NoticeLost, 0.02) && IsBearable(to, notice))
        {
            Note(FaultKind.NoticeLost, () => $"{Name(notice)} to {to}");
            return 0;
        }
        if (Draws(FaultKind.NoticeRepeated, 0.02))
        {
            Note(FaultKind.NoticeRepeated, () => $"{Name(notice)} to {to}");
            return 2;
        }
        if (!Draws(FaultKind.NoticeDelayed, 0.02)) return 1;
        var wait = Wait();
        Note(FaultKind.NoticeDelayed, () => $"{Name(notice)} to {to} by {wait.TotalSeconds:F2} s");
        _center.After(wait, () =>
        {
            _isLate = true;
            (engine == _center.Engine ? engine : _center.Engine).Post(to, notice);
            _isLate = false;
        });
        return 0;
    }

    private TimeSpan Delay(ActorKey to, string method)
    {
        if (!Draws(FaultKind.CallDelayed, 0.015)) return TimeSpan.Zero;
        var wait = Wait();
        Note(FaultKind.CallDelayed, () => $"{method} of {to} by {wait.TotalSeconds:F2} s");
        return wait;
    }

    private WriteFate Fate(ActorWrite write)
    {
        if (Draws(FaultKind.CrashBeforeWrite, 0.0025))
        {
            Note(FaultKind.CrashBeforeWrite, () => Parts(write));
            return new WriteFate(IsRefused: true, false, default);
        }
        if (Draws(FaultKind.CrashAfterWrite, 0.0025))
        {
            Note(FaultKind.CrashAfterWrite, () => Parts(write));
            return new WriteFate(false, IsUnknown: true, default);
        }
        if (!Draws(FaultKind.SlowWrite, 0.005)) return default;
        var wait = Wait();
        Note(FaultKind.SlowWrite, () => $"{Parts(write)} takes {wait.TotalSeconds:F2} s");
        return new WriteFate(false, false, wait);
    }

    private ScorerFate ScorerFate()
    {
        if (!Draws(FaultKind.ScorerFailing, 0.5)) return default;
        var fate = new ScorerFate((ScorerFailure)_random.Next(5), _random.Next(2) == 0 ? TimeSpan.Zero : Seconds(0.001, 1));
        Note(FaultKind.ScorerFailing, () => $"{fate.Failure} after {fate.AnsweredAfter.TotalSeconds:F2} s");
        return fate;
    }

    private OutsiderFate OutsiderFate(FaultKind kind)
    {
        if (_isOver || _often[(int)kind] <= 0 || _outside.NextDouble() >= 0.3 * _often[(int)kind]) return default;
        var fate = new OutsiderFate(_outside.Next(2) == 0, _outside.Next(3) == 0, TimeSpan.FromMilliseconds(_outside.Next(3) * _outside.Next(1, 8000)));
        Note(kind, () => fate.IsNever ? "it never answers" : $"{(fate.IsFailure ? "it fails" : "it answers")} after {fate.AnsweredAfter.TotalSeconds:F2} s");
        return fate;
    }

    // A word and its one repetition both lost is more than the sweeps promise to mend. A clock that is set forward brings no sweep
    // nearer, for all the time it shows; one that is set back puts it off by as much.
    private bool IsBearable(ActorKey to, Notice notice)
    {
        var passed = _center.Now - _setForward;
        if (_lost.TryGetValue((to, notice.GetType()), out var last) && passed - last < Defaults.Sweep * 3) return false;
        _lost[(to, notice.GetType())] = passed;
        return true;
    }

    private bool Draws(FaultKind kind, double usual) => !_isOver && _often[(int)kind] > 0 && _random.NextDouble() < usual * _often[(int)kind];

    /// <summary>As often within the bounds of a call as beyond them.</summary>
    private TimeSpan Wait() => _random.Next(2) == 0 ? Seconds(0.001, 0.5) : Seconds(0.5, 8);

    private TimeSpan Seconds(double from, double to) => TimeSpan.FromMilliseconds(Math.Ceiling((from + _random.NextDouble() * (to - from)) * 1000));

    private void Note(FaultKind kind, Func<string> what)
    {
        _counts[(int)kind]++;
        _story.Fault(_center.Now, kind, what);
    }

    private static string Name(Notice notice) => notice.GetType().Name;

    private static string Parts(ActorWrite write) => $"{write.Key} {string.Join(' ', write.Parts.Select(part => part.Name))}";
}
