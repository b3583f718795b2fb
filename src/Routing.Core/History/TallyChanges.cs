using System.Runtime.InteropServices;

namespace Routing.Core;

/// <summary>
/// Gathers facts into changes of tallies. Facts of the same quarter and dimensions are added up first, so that only what
/// differs is cut: a contact has dozens of facts, of three or four such groups, each of them in thirteen cuts.
/// </summary>
public sealed class TallyChanges
{
    private readonly Dictionary<Group, List<(Counted What, long Change)>> _groups = [];
    private Group _last;
    private List<(Counted What, long Change)>? _ofLast;

    /// <summary>Those that come to something, of quarters of an hour: longer ones are sums of these (<see cref="OfAllLevels"/>).</summary>
    public IReadOnlyCollection<(TallyKey Key, Tally Change)> Quarters
    {
        get
        {
            var sums = new Dictionary<TallyKey, long[]>();
            foreach (var (group, counts) in _groups)
            {
                // What a journey counted before and counts still cancels out.
                counts.RemoveAll(count => count.Change == 0);
                if (counts.Count > 0) AddCuts(sums, group, counts);
            }
            return Those(sums);
        }
    }

    /// <summary>Changes of quarters, and with them those of the hours and days they lie in.</summary>
    public static IReadOnlyCollection<(TallyKey Key, Tally Change)> OfAllLevels(IReadOnlyCollection<(TallyKey Key, Tally Change)> quarters)
    {
        var hours = Lengthened(quarters, TallyLevel.Hour);
        return [.. quarters, .. hours, .. Lengthened(hours, TallyLevel.Day)];
    }

    public void Add(in Fact fact, int sign)
    {
        var group = new Group(TallyKey.StartOf(TallyLevel.Quarter, fact.At.ToUnixTimeSeconds()), fact.Queue, fact.Agent, fact.Intent, fact.Tier, fact.Channel, fact.Language, fact.IsApart);
        if (_ofLast is null || group != _last)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_groups, group, out _);
            (_last, _ofLast) = (group, known ??= []);
        }
        var change = sign * fact.HowMuch;
        foreach (ref var count in CollectionsMarshal.AsSpan(_ofLast))
        {
            if (count.What != fact.What) continue;
            count.Change += change;
            return;
        }
        _ofLast.Add((fact.What, change));
    }

    private static void AddCuts(Dictionary<TallyKey, long[]> sums, in Group group, List<(Counted What, long Change)> counts)
    {
        var start = group.Quarter;
        if (!group.IsApart) Add(Cut.Whole, "", "");
        Add(Cut.Queue, group.Queue, "");
        Add(Cut.Agent, group.Agent, "");
        Add(Cut.Intent, group.Intent, "");
        Add(Cut.Tier, group.Tier, "");
        Add(Cut.Channel, group.Channel, "");
        Add(Cut.Language, group.Language, "");
        Add(Cut.QueueAgent, group.Queue, group.Agent);
        Add(Cut.QueueIntent, group.Queue, group.Intent);
        Add(Cut.QueueTier, group.Queue, group.Tier);
        Add(Cut.QueueChannel, group.Queue, group.Channel);
        Add(Cut.QueueLanguage, group.Queue, group.Language);
        Add(Cut.AgentIntent, group.Agent, group.Intent);

        void Add(Cut cut, string? a, string? b)
        {
            if (a is null || b is null) return;
            ref var to = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, new TallyKey(TallyLevel.Quarter, start, cut, a, b), out _);
            to ??= new long[Tally.Size];
            foreach (var (what, change) in counts) to[(int)what] += change;
        }
    }

    private static IReadOnlyCollection<(TallyKey Key, Tally Change)> Lengthened(IEnumerable<(TallyKey Key, Tally Change)> shorter, TallyLevel level)
    {
        var sums = new Dictionary<TallyKey, long[]>();
        foreach (var (key, change) in shorter)
        {
            ref var to = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, key with { Level = level, Start = TallyKey.StartOf(level, key.Start) }, out _);
            change.AddTo(to ??= new long[Tally.Size]);
        }
        return Those(sums);
    }

    private static List<(TallyKey Key, Tally Change)> Those(Dictionary<TallyKey, long[]> sums)
    {
        var those = new List<(TallyKey, Tally)>(sums.Count);
        foreach (var (key, changes) in sums)
        {
            if (changes.AsSpan().ContainsAnyExcept(0L)) those.Add((key, Tally.Over(changes)));
        }
        return those;
    }

    private readonly record struct Group(long Quarter, string? Queue, string? Agent, string? Intent, string? Tier, string? Channel, string? Language, bool IsApart);
}
