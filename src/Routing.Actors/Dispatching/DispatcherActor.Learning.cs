using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>What the group has learned, told; and changes of it. The records themselves are the agents' own.</summary>
public partial class DispatcherActor
{
    private ImmutableDictionary<string, DateTimeOffset> _driftsTold = ImmutableDictionary<string, DateTimeOffset>.Empty;

    public async ValueTask<LearnedRecords> Learned(string? agent, string? intent, LearnedKey? after, int limit, CancellationToken ct = default)
    {
        var some = _board.Statistics.Records(agent, intent, after is { } last ? (last.Agent, last.Intent) : null).Take(limit + 1).ToList();
        var known = _board.Statistics;
        var ofIntent = some.Select(one => one.Tally.Intent).Distinct().ToDictionary(of => of, of => (Start: known.OfNew(of), Sum: known.Sum(of)), StringComparer.Ordinal);
        var records = new LearnedRecords([.. some.Take(limit).Select(RecordOf)], some.Count > limit);
        await Durable();
        return records;

        LearnedRecord RecordOf((string Agent, IntentTally Tally) one) =>
            new(one.Agent, one.Tally, known.Agent(one.Agent, one.Tally.Intent), ofIntent[one.Tally.Intent].Start, ofIntent[one.Tally.Intent].Sum);
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
