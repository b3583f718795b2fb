using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>What the group has learned, told; and changes of it. The records themselves are the agents' own.</summary>
public partial class DispatcherActor
{
    private ImmutableDictionary<string, DateTimeOffset> _driftsTold = ImmutableDictionary<string, DateTimeOffset>.Empty;

    public async ValueTask<LearnedRecords> Learned(string? agent, string? intent, LearnedKey? after, int limit, CancellationToken ct = default)
    {
        var some = _board.Statistics.Records(agent, intent, after is { } last ? (last.Agent, last.Intent) : null).Take(limit + 1).ToList();
        var records = new LearnedRecords(
            [.. some.Take(limit).Select(one => new LearnedRecord(one.Agent, one.Tally, _board.Statistics.Agent(one.Agent, one.Tally.Intent), _board.Statistics.Group(one.Tally.Intent)))], some.Count > limit);
        await Durable();
        return records;
    }

    public async ValueTask<bool> NoteDrifts(string by, DriftsFound found, CancellationToken ct = default)
    {
        var may = _outlook?.By == by;
        if (may)
        {
            var (told, fresh) = LearningDrifts.Fresh(_driftsTold, found.Items, Now);
            if (!ReferenceEquals(told, _driftsTold)) Write("drifts", told.IsEmpty ? null : new DriftsKept(told));
            _driftsTold = told;
            foreach (var drift in fresh) Record(drift);
        }
        await Durable();
        return may;
    }
}
