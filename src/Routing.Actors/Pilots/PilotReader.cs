using System.Collections.Concurrent;

namespace Routing.Actors;

/// <summary>
/// Reads the event log for pilots that run, and has the dispatcher keep what came of it. Several gateways may do so at once: of those who
/// read from the same position the first is taken, and the others have read for nothing.
/// </summary>
public sealed class PilotReader(IActorDirectory actors, IEventLog log, TimeProvider clock)
{
    private const int EventsAtATime = 1000;

    /// <summary>Pages read at one go; the next go takes it up from there.</summary>
    private const int MostPages = 50;

    /// <summary>Without any event that matters, the position is kept after so many.</summary>
    private const long KeptEvery = 1_000;

    /// <summary>A look in passing keeps what it read no more often: all contacts under way are written with it.</summary>
    private static readonly TimeSpan KeptAfter = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Ahead> _ahead = new(StringComparer.Ordinal);

    /// <summary>The group's pilot, with all that has come of it up to now.</summary>
    public async ValueTask<PilotStanding?> Read(string group, CancellationToken ct = default)
    {
        var dispatcher = actors.Dispatcher(group);
        var found = await dispatcher.Pilot(ct);
        if (found is not { Kept.Status: PilotStatus.Running } standing) return found;
        var ahead = await ReadOn(group, standing, ct);
        if (!ahead.IsNews) return standing;
        await Keep(group, ahead, ct);
        return await dispatcher.Pilot(ct);
    }

    /// <summary>Reads on for guard rails: one that is passed stops the pilot at once, and what is else of news is kept now and then.</summary>
    public async ValueTask LookAfter(string group, CancellationToken ct = default)
    {
        if (await actors.Dispatcher(group).Pilot(ct) is not { Kept.Status: PilotStatus.Running } standing)
        {
            _ahead.TryRemove(group, out _);
            return;
        }
        if (await ReadOn(group, standing, ct) is not { IsNews: true } ahead) return;
        if (clock.GetUtcNow() - ahead.Since >= KeptAfter || PilotVerdict.Stops(standing.Kept.Pilot, ahead.Progress) is not null) await Keep(group, ahead, ct);
    }

    private async ValueTask Keep(string group, Ahead ahead, CancellationToken ct)
    {
        _ahead.TryRemove(group, out _);
        await actors.Dispatcher(group).AdvancePilot(ahead.Run, ahead.From, ahead.Progress, ct);
    }

    /// <summary>From where it was read to before, if what is kept is still what that went on from.</summary>
    private async ValueTask<Ahead> ReadOn(string group, PilotStanding standing, CancellationToken ct)
    {
        var (pilot, run, kept) = (standing.Kept.Pilot, standing.Kept.Run, standing.Progress);
        var now = clock.GetUtcNow();
        var known = _ahead.GetValueOrDefault(group) is { } before && before.Run == run && before.From == kept.Position ? before : new Ahead(run, kept.Position, kept, now, false);
        var progress = known.Progress;
        if (progress.Position < log.Oldest - 1) progress = progress with { Position = log.Oldest - 1, Lost = progress.Lost + 1 };
        for (var page = 0; page < MostPages; page++)
        {
            var events = await log.Read(progress.Position, EventsAtATime, ct);
            if (events.Count == 0)
            {
                progress = PilotFold.Pass(progress, pilot, now);
                break;
            }
            foreach (var logged in events)
            {
                if (PilotFold.Needs(logged.Type) && EventCodec.Read(logged.Type, logged.Data.Span) is { } happened) progress = PilotFold.See(progress, pilot, run, happened, logged.At);
            }
            progress = progress with { Position = events[^1].Position };
        }
        var isNews = (progress with { Position = kept.Position }) != kept || progress.Position - kept.Position >= KeptEvery;
        return _ahead[group] = known with { Progress = progress, IsNews = isNews, Since = known.IsNews ? known.Since : now };
    }

    /// <summary>What was read and is not kept yet.</summary>
    /// <param name="From">The position kept.</param>
    /// <param name="Since">When the first of it was read.</param>
    private sealed record Ahead(long Run, long From, PilotProgress Progress, DateTimeOffset Since, bool IsNews);
}
