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
        Pending = outlook?.Pending ?? 0,
        OldestWaitSeconds = queue.OldestWaitingSince is { } since ? Math.Round(Math.Max(0, (now - since).TotalSeconds), 3) : null,
        Agents = outlook is null ? null : new QueueAgentsView(outlook.Ready, outlook.NotReady, outlook.Offline, outlook.Draining, outlook.WrapUp, outlook.Busy, outlook.Open),
        ServiceLevel = Levels(queue.Config.ServiceLevel, ServiceLevel.Of(queue.Today)),
        IsOpen = queue.Config.OpeningHours?.IsOpen(now) ?? true,
        Today = queue.Today,
        EstimatedWait = outlook is null ? null : Estimate(queue, outlook),
        EstimateError = Error(queue.Calibration),
    };

    private static WaitView? Estimate(QueueDescription queue, QueueOutlook outlook)
    {
        IEnumerable<Channel> channels = queue.Config.Channels.IsEmpty ? Enum.GetValues<Channel>() : queue.Config.Channels;
        var pace = channels.Select(outlook.PaceOn).FirstOrDefault(known => known is not null);
        return WaitView.Of(WaitEstimate.Of(queue.Waiting + 1, pace, queue.Calibration));
    }

    private static EstimateErrorView Error(WaitCalibration seen) => new(seen.Contacts, Rounded(seen.MeanAbsoluteErrorSeconds), Rounded(seen.Coverage), Math.Round(seen.Factor, 3), Math.Round(seen.Spread, 3));

    private static double? Rounded(double? figure) => figure is { } number ? Math.Round(number, 3) : null;

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
