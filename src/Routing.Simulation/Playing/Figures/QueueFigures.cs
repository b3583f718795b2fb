namespace Routing.Simulation;

/// <summary>Counts of one queue during a play; waits in scenario time.</summary>
internal sealed class QueueFigures(ServiceLevelGoal goal)
{
    public long Arrived { get; set; }
    public long Offers { get; set; }
    public long Answered { get; set; }
    public long AnsweredInTime { get; set; }
    public long Served { get; set; }
    public long Abandoned { get; set; }
    public long Blocked { get; set; }
    public long Dropped { get; set; }
    public Histogram Answer { get; } = new();
    public double WithinSeconds => goal.WithinSeconds;

    public QueueReport Describe() => new()
    {
        Arrived = Arrived,
        Offers = Offers,
        Answered = Answered,
        Served = Served,
        Abandoned = Abandoned,
        Blocked = Blocked,
        Dropped = Dropped,
        ServiceLevelTargetPercent = goal.TargetPercent,
        ServiceLevelWithinSeconds = goal.WithinSeconds,
        AbandonsCountAsMissedPercent = Answered + Abandoned == 0 ? null : 100.0 * AnsweredInTime / (Answered + Abandoned),
        AnswerSeconds = Answer.Describe(),
    };
}

/// <summary>Counts of one kind of call during a play.</summary>
internal sealed class CallFigures
{
    public Histogram RoundTrip { get; } = new();
    public Dictionary<PortOutcome, long> Outcomes { get; } = [];

    public CallReport Describe() => new(RoundTrip.Describe(), Outcomes.ToDictionary(o => o.Key.ToString().ToLowerInvariant(), o => o.Value));
}
