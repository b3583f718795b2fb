using System.Runtime.InteropServices;

namespace Routing.Core;

/// <summary>Gathers facts into changes of tallies: each fact counts in every cut it has the dimensions of, at every level.</summary>
public sealed class TallyChanges
{
    private static readonly TallyLevel[] Levels = Enum.GetValues<TallyLevel>();
    private readonly Dictionary<TallyKey, long[]> _sums = [];

    /// <summary>Those that come to something.</summary>
    public IEnumerable<(TallyKey Key, Tally Change)> All =>
        from sums in _sums where sums.Value.AsSpan().ContainsAnyExcept(0L) select (sums.Key, Tally.OfSums(sums.Value));

    public void Add(in Fact fact, int sign)
    {
        var at = fact.At.ToUnixTimeSeconds();
        var change = sign * fact.HowMuch;
        foreach (var level in Levels)
        {
            var start = TallyKey.StartOf(level, at);
            Add(new TallyKey(level, start, Cut.Whole, "", ""), fact.What, change);
            One(level, start, Cut.Queue, fact.Queue, fact.What, change);
            One(level, start, Cut.Agent, fact.Agent, fact.What, change);
            One(level, start, Cut.Intent, fact.Intent, fact.What, change);
            One(level, start, Cut.Tier, fact.Tier, fact.What, change);
            One(level, start, Cut.Channel, fact.Channel, fact.What, change);
            One(level, start, Cut.Language, fact.Language, fact.What, change);
            Two(level, start, Cut.QueueAgent, fact.Queue, fact.Agent, fact.What, change);
            Two(level, start, Cut.QueueIntent, fact.Queue, fact.Intent, fact.What, change);
            Two(level, start, Cut.QueueTier, fact.Queue, fact.Tier, fact.What, change);
            Two(level, start, Cut.QueueChannel, fact.Queue, fact.Channel, fact.What, change);
            Two(level, start, Cut.QueueLanguage, fact.Queue, fact.Language, fact.What, change);
            Two(level, start, Cut.AgentIntent, fact.Agent, fact.Intent, fact.What, change);
        }
    }

    private void One(TallyLevel level, long start, Cut cut, string? a, Counted what, long change)
    {
        if (a is not null) Add(new TallyKey(level, start, cut, a, ""), what, change);
    }

    private void Two(TallyLevel level, long start, Cut cut, string? a, string? b, Counted what, long change)
    {
        if (a is not null && b is not null) Add(new TallyKey(level, start, cut, a, b), what, change);
    }

    private void Add(in TallyKey key, Counted what, long change)
    {
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, key, out _);
        sums ??= new long[Tally.Size];
        sums[(int)what] += change;
    }
}
