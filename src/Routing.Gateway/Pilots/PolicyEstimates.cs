namespace Routing.Gateway;

/// <summary>Estimates from the log what a policy that has not run would have come to.</summary>
internal sealed class PolicyEstimates(IActorDirectory actors, IEventLog log)
{
    public const int MostEvents = 200_000;
    private const int EventsAtATime = 1000;

    public async ValueTask<PolicyEstimateView> Of(string group, EstimatePolicy asked, CancellationToken ct)
    {
        var queues = (await actors.Dispatcher(group).Describe(ct)).Queues.ToHashSet(StringComparer.Ordinal);
        var seen = new SeenPolicy(asked.Selection);
        var newest = log.Newest;
        for (var position = Math.Max(log.Oldest - 1, newest - Math.Min(asked.Events, MostEvents)); position < newest;)
        {
            var events = await log.Read(position, EventsAtATime, ct);
            if (events.Count == 0) break;
            foreach (var logged in events)
            {
                if (logged.Queue is not { } queue || !queues.Contains(queue) || !SeenPolicy.Needs(logged.Type)) continue;
                if (EventCodec.Read(logged.Type, logged.Data.Span) is { } happened) seen.See(happened);
            }
            position = events[^1].Position;
        }
        return seen.View();
    }
}
