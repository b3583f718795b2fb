namespace Routing.Actors;

/// <summary>
/// Reads the event log for pilots that run, and has the dispatcher keep what came of it. Several gateways may do so at once: of those who
/// read from the same position the first is taken, and the others have read for nothing.
/// </summary>
public sealed class PilotReader(IActorDirectory actors, IEventLog log)
{
    private const int EventsAtATime = 1000;

    /// <summary>Pages read at one go; the next go takes it up from there.</summary>
    private const int MostPages = 50;

    /// <summary>Without any event that matters, the position is kept after so many.</summary>
    private const long KeptEvery = 1_000;

    /// <summary>The group's pilot, with all that has come of it up to now.</summary>
    public async ValueTask<PilotStanding?> Read(string group, CancellationToken ct = default)
    {
        var dispatcher = actors.Dispatcher(group);
        var found = await dispatcher.Pilot(ct);
        if (found is not { Kept.Status: PilotStatus.Running } standing) return found;
        var (progress, seen) = (standing.Progress, standing.Progress);
        if (progress.Position < log.Oldest - 1) progress = progress with { Position = log.Oldest - 1, Lost = progress.Lost + 1 };
        for (var page = 0; page < MostPages; page++)
        {
            var events = await log.Read(progress.Position, EventsAtATime, ct);
            if (events.Count == 0) break;
            foreach (var logged in events)
            {
                if (PilotFold.Needs(logged.Type) && EventCodec.Read(logged.Type, logged.Data.Span) is { } happened) progress = PilotFold.See(progress, standing.Kept.Pilot, standing.Kept.Run, happened, logged.At);
            }
            progress = progress with { Position = events[^1].Position };
        }
        var isNews = (progress with { Position = seen.Position }) != seen || progress.Position - seen.Position >= KeptEvery;
        if (!isNews) return standing;
        await dispatcher.AdvancePilot(standing.Kept.Run, seen.Position, progress, ct);
        return await dispatcher.Pilot(ct);
    }
}
