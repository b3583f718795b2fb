namespace Routing.Simulation;

/// <summary>Scenario time against the clock: at speed 10, ten minutes of the scenario take one.</summary>
public sealed class ScenarioClock(TimeProvider clock, TimeSpan timeUnit, double speed)
{
    /// <summary>Offers must outlive a round trip and a person's reaction, however fast the scenario runs.</summary>
    public const int LeastOfferTimeoutSeconds = 5;

    private DateTimeOffset _start = clock.GetUtcNow();

    public DateTimeOffset Now => clock.GetUtcNow();

    public TimeProvider Source => clock;

    public double Speed => speed;

    /// <summary>The scenario's time begins now.</summary>
    public void Start() => _start = clock.GetUtcNow();

    /// <summary>Scenario time since the start.</summary>
    public TimeSpan Elapsed => ElapsedAt(Now);

    public TimeSpan ElapsedAt(DateTimeOffset moment) => (moment - _start) * speed;

    /// <summary>How long a duration of the scenario takes on the clock.</summary>
    public TimeSpan Real(double timeUnits) => TimeSpan.FromTicks((long)Math.Min(timeUnits * timeUnit.Ticks / speed, TimeSpan.TicksPerDay * 3650.0));

    public TimeSpan Real(TimeSpan scenarioTime) => scenarioTime / speed;

    /// <summary>The moment at which a time of the scenario, counted from its start, comes.</summary>
    public DateTimeOffset When(double timeUnits) => _start + Real(timeUnits);

    /// <summary>A queue whose clocks run as fast as the scenario; whole seconds, at least one.</summary>
    public QueueConfig Hasten(QueueConfig queue) => speed == 1 ? queue : queue with
    {
        AgeingPerMinute = queue.AgeingPerMinute * speed,
        WaitingCostPerMinute = queue.WaitingCostPerMinute * speed,
        MaxWaitSeconds = Seconds(queue.MaxWaitSeconds),
        WrapUpSeconds = Seconds(queue.WrapUpSeconds),
        OfferTimeoutSeconds = Math.Max(Seconds(queue.OfferTimeoutSeconds), Math.Min(queue.OfferTimeoutSeconds, LeastOfferTimeoutSeconds)),
        ServiceLevel = queue.ServiceLevel with { WithinSeconds = Seconds(queue.ServiceLevel.WithinSeconds) },
        Affinity = queue.Affinity with { MaxHoldSeconds = Seconds(queue.Affinity.MaxHoldSeconds) },
        Relaxations = [.. queue.Relaxations.Select(r => r with { AfterSeconds = Seconds(r.AfterSeconds) })],
        AnnounceAtSeconds = [.. queue.AnnounceAtSeconds.Select(Seconds).Distinct()],
        RegainPlaceSeconds = Seconds(queue.RegainPlaceSeconds),
        Callback = queue.Callback with { RetryAfterSeconds = Seconds(queue.Callback.RetryAfterSeconds) },
        Overflow = [.. queue.Overflow.Select(o => o with { AfterSeconds = o.AfterSeconds is { } s ? Seconds(s) : null })],
    };

    private int Seconds(int seconds) => seconds == 0 ? 0 : Math.Max(1, (int)Math.Round(seconds / speed));
}
