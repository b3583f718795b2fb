using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>
/// What the gateway remembers of queues for a moment, so that a contact does not ask its queue three times over: the
/// configuration, the treatments of its group, and the figures an estimate of the wait rests on. Bounded, and dropped when the queue is put.
/// </summary>
public sealed class QueueLookup(IActorDirectory actors, TimeProvider clock)
{
    private const int MaxKept = 10_000;
    private static readonly TimeSpan ConfigKept = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan OutlookKept = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, Kept<QueueConfig>> _configs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Kept<ImmutableArray<Treatment>>> _treatments = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Kept<QueueOutlook>> _outlooks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Queue, Requirement Need), Kept<NeedOutlook>> _needs = new();

    /// <summary>Null when there is no such queue; that is never remembered.</summary>
    public async ValueTask<QueueConfig?> Config(string id, CancellationToken ct)
    {
        if (_configs.TryGetValue(id, out var kept) && clock.GetElapsedTime(kept.At) < ConfigKept) return kept.Value;
        var description = await actors.Queue(id).Describe(ct);
        if (description is null) return null;
        Keep(_configs, id, description.Config);
        return description.Config;
    }

    /// <summary>What the group's rules in force say of a treatment; null for one they do not have.</summary>
    public async ValueTask<Treatment?> Treatment(string group, string name, CancellationToken ct)
    {
        if (!_treatments.TryGetValue(group, out var kept) || clock.GetElapsedTime(kept.At) >= ConfigKept)
        {
            var rules = (await actors.Dispatcher(group).Describe(ct)).Rules;
            Keep(_treatments, group, rules.Treatments);
            return Core.Treatment.Find(rules.Treatments, name);
        }
        return Core.Treatment.Find(kept.Value, name);
    }

    public async ValueTask<QueueOutlook?> Outlook(string id, CancellationToken ct)
    {
        if (_outlooks.TryGetValue(id, out var kept) && clock.GetElapsedTime(kept.At) < OutlookKept) return kept.Value;
        if (await Config(id, ct) is not { } config) return null;
        var outlook = await actors.Dispatcher(config.Group).Outlook(id, ct);
        // That nobody is there is not remembered: the first agent to come would be denied for a moment.
        if (outlook is { Ready: > 0 }) Keep(_outlooks, id, outlook);
        return outlook;
    }

    /// <summary>Who could take what a contact of the queue needs; null where the queue is in no group yet.</summary>
    public async ValueTask<NeedOutlook?> WhoCould(string id, Requirement need, ImmutableArray<string> refusedBy, CancellationToken ct)
    {
        // Few contacts have been refused; what those need of others is asked for each.
        if (refusedBy.IsEmpty && _needs.TryGetValue((id, need), out var kept) && clock.GetElapsedTime(kept.At) < OutlookKept) return kept.Value;
        if (await Config(id, ct) is not { } config) return null;
        var outlook = await actors.Dispatcher(config.Group).WhoCould(id, need, refusedBy, ct);
        if (refusedBy.IsEmpty && outlook is { Able: > 0 }) Keep(_needs, (id, need), outlook);
        return outlook;
    }

    public void Forget(string id)
    {
        _configs.TryRemove(id, out _);
        _outlooks.TryRemove(id, out _);
    }

    private void Keep<TKey, T>(ConcurrentDictionary<TKey, Kept<T>> kept, TKey id, T value) where TKey : notnull
    {
        if (kept.Count >= MaxKept) kept.Clear();
        kept[id] = new Kept<T>(clock.GetTimestamp(), value);
    }

    private sealed record Kept<T>(long At, T Value);
}
