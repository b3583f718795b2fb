namespace Routing.Simulation;

/// <summary>Counts what happens in a play, per queue and over all.</summary>
internal sealed class PlayFigures(ScenarioClock clock, ScenarioSetup setup)
{
    private readonly Dictionary<string, QueueFigures> _queues = new(StringComparer.Ordinal);
    private readonly Dictionary<CallKind, CallFigures> _calls = [];
    private readonly Histogram _lag = new();
    private readonly Histogram _wait = new();
    private readonly Histogram _answer = new();

    public void Arrived(PlayedContact contact) => Of(contact).Arrived++;

    /// <summary>Not where its class goes: the rules decided otherwise, and it counts as arrived there.</summary>
    public void Routed(PlayedContact contact, string queue)
    {
        if (contact.IsForeign || contact.Queue == queue) return;
        Of(contact).Arrived--;
        contact.Queue = queue;
        Of(contact).Arrived++;
    }

    public void Lag(TimeSpan late) => _lag.Add(late < TimeSpan.Zero ? TimeSpan.Zero : late);

    public void Offered(PlayedContact contact)
    {
        if (!contact.IsForeign) Of(contact).Offers++;
    }

    public void Answered(PlayedContact contact)
    {
        if (contact.IsForeign) return;
        var waited = Waited(contact, clock.Now);
        var queue = Of(contact);
        queue.Answered++;
        if (waited.TotalSeconds <= queue.WithinSeconds) queue.AnsweredInTime++;
        queue.Answer.Add(waited);
        _answer.Add(waited);
        _wait.Add(waited);
    }

    public void Ended(PlayedContact contact)
    {
        if (contact.IsForeign) return;
        var queue = Of(contact);
        switch (contact.End)
        {
            case PlayedEnd.Served: queue.Served++; break;
            case PlayedEnd.Blocked: queue.Blocked++; break;
            case PlayedEnd.Dropped: queue.Dropped++; break;
            case PlayedEnd.Abandoned:
                queue.Abandoned++;
                _wait.Add(Waited(contact, clock.Now));
                break;
        }
    }

    public void Call(CallKind kind, TimeSpan took, PortAnswer answer)
    {
        if (!_calls.TryGetValue(kind, out var calls)) _calls[kind] = calls = new CallFigures();
        calls.RoundTrip.Add(took);
        calls.Outcomes[answer.Outcome] = calls.Outcomes.GetValueOrDefault(answer.Outcome) + 1;
    }

    public PlayReport Describe(Stage stage, TimeSpan took, EndOfPlay? end = null) => new()
    {
        Scenario = stage.Scenario.Name,
        Seed = stage.Options.Seed,
        Speed = clock.Speed,
        WallSeconds = took.TotalSeconds,
        ScenarioSeconds = clock.Elapsed.TotalSeconds,
        Queues = _queues.OrderBy(q => q.Key, StringComparer.Ordinal).ToDictionary(q => q.Key, q => q.Value.Describe()),
        Calls = _calls.OrderBy(c => c.Key).ToDictionary(c => c.Key.ToString().ToLowerInvariant(), c => c.Value.Describe()),
        WaitSeconds = _wait.Describe(),
        AnswerSeconds = _answer.Describe(),
        LagSeconds = _lag.Describe(),
        OpenContacts = stage.Open.Count,
        Promises = stage.Promises.Describe(),
        End = end,
    };

    // In scenario time: at speed 10 a second of waiting stands for ten.
    private TimeSpan Waited(PlayedContact contact, DateTimeOffset until) => (until - contact.ArrivedAt) * clock.Speed;

    private QueueFigures Of(PlayedContact contact)
    {
        if (!_queues.TryGetValue(contact.Queue, out var queue))
        {
            var goal = setup.Queues.GetValueOrDefault(contact.Queue)?.ServiceLevel ?? new ServiceLevelGoal();
            _queues[contact.Queue] = queue = new QueueFigures(goal);
        }
        return queue;
    }
}
