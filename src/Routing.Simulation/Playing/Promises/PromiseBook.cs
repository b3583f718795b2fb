namespace Routing.Simulation;

/// <summary>All promises of a play, told together.</summary>
public sealed class PromiseBook(IReadOnlyList<Promise> promises)
{
    /// <summary>Every promise that can be seen from outside.</summary>
    public static IReadOnlyList<Promise> All(ScenarioSetup setup, ScenarioClock clock, TimeSpan settleGrace)
    {
        var queues = setup.Queues.ToDictionary(q => q.Key, q => clock.Hasten(q.Value));
        return
        [
            new OfferEndsInTime(queues, settleGrace),
            new OfferMatches(queues, setup.Agents),
            new OneAgentAtATime(),
            new CapacityIsKept(setup.Agents),
            new NothingAfterTheEnd(),
            new EventsWithoutGap(),
            new StreamResumes(),
            new EveryContactAccountedFor(),
        ];
    }

    /// <summary>The promise that needs a second reading of the stream; null when it is not held.</summary>
    public StreamResumes? Resuming => promises.OfType<StreamResumes>().FirstOrDefault();

    public void See(SeenEvent seen)
    {
        foreach (var promise in promises) promise.See(seen);
    }

    public void Sent(CallMade call)
    {
        foreach (var promise in promises) promise.Sent(call);
    }

    public void Made(CallMade call)
    {
        foreach (var promise in promises) promise.Made(call);
    }

    /// <summary>Contacts that were acknowledged and have not ended by an event.</summary>
    public IReadOnlyList<string> Unaccounted => [.. promises.OfType<EveryContactAccountedFor>().SelectMany(p => p.Unaccounted)];

    public void End(IReadOnlyDictionary<string, ContactState?> open)
    {
        foreach (var promise in promises) promise.End(open);
    }

    public IReadOnlyList<PromiseReport> Describe() =>
        [.. promises.Select(p => new PromiseReport(p.Words, p.Checked, p.Broken, [.. p.Violations]))];
}
