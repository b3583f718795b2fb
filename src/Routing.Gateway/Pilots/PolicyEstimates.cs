namespace Routing.Gateway;

/// <summary>Estimates from the log what a policy that has not run would have resolved.</summary>
internal sealed class PolicyEstimates(IActorDirectory actors, IEventLog log)
{
    public const int MostEvents = 200_000;
    private const int EventsAtATime = 1000;

    public async ValueTask<PolicyEstimateView> Of(string group, EstimatePolicy asked, CancellationToken ct)
    {
        var queues = (await actors.Dispatcher(group).Describe(ct)).Queues.ToHashSet(StringComparer.Ordinal);
        var decisions = new Dictionary<string, DecisionRecord>(StringComparer.Ordinal);
        var choices = new List<LoggedChoice>();
        var without = 0;
        var newest = log.Newest;
        for (var position = Math.Max(log.Oldest - 1, newest - Math.Min(asked.Events, MostEvents)); position < newest;)
        {
            var events = await log.Read(position, EventsAtATime, ct);
            if (events.Count == 0) break;
            foreach (var logged in events)
            {
                if (logged.Queue is not { } queue || !queues.Contains(queue) || logged.Type is not ("contact.offered" or "contact.completed")) continue;
                switch (EventCodec.Read(logged.Type, logged.Data.Span))
                {
                    // Of several offers the one that was taken up decides, and that is the last before the end.
                    case ContactOffered offered: decisions[offered.ContactId] = offered.Decision; break;
                    case ContactCompleted { Resolved: { } resolved } completed when decisions.Remove(completed.ContactId, out var decision):
                        if (LoggedPolicies.See(asked.Selection, decision, resolved ? 1 : 0) is { } choice) choices.Add(choice);
                        else without++;
                        break;
                }
            }
            position = events[^1].Position;
        }
        return new PolicyEstimateView(asked.Selection, choices.Count, without, OffPolicy.Of(choices));
    }
}
