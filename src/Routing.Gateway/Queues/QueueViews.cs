namespace Routing.Gateway;

/// <summary>Makes the answer about a queue.</summary>
internal static class QueueViews
{
    public static QueueView Of(QueueDescription queue, QueueOutlook? outlook, DateTimeOffset now) => new(queue.Config)
    {
        Id = queue.Id,
        Version = queue.Version,
        Waiting = queue.Waiting,
        Offered = queue.Offered,
        Scheduled = queue.Scheduled,
        OldestWaitSeconds = queue.OldestWaitingSince is { } since ? Math.Round(Math.Max(0, (now - since).TotalSeconds), 3) : null,
        Agents = outlook is null ? null : new QueueAgentsView(outlook.Ready, outlook.NotReady, outlook.Offline, outlook.Draining, outlook.WrapUp, outlook.Busy, outlook.Open),
        ServiceLevel = Levels(queue.Config.ServiceLevel, ServiceLevel.Of(queue.Today)),
        Today = queue.Today,
    };

    private static ServiceLevelView Levels(ServiceLevelGoal goal, ServiceLevel reached) => new()
    {
        TargetPercent = goal.TargetPercent,
        WithinSeconds = goal.WithinSeconds,
        AbandonsInTimeCountAsMet = reached.AbandonsInTimeCountAsMet,
        AnsweredOnly = reached.AnsweredOnly,
        AbandonsCountAsMissed = reached.AbandonsCountAsMissed,
        AbandonsInTimeLeftOut = reached.AbandonsInTimeLeftOut,
        ShortAbandonsCountAsMet = reached.ShortAbandonsCountAsMet,
    };
}
