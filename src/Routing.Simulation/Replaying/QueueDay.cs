namespace Routing.Simulation;

/// <summary>What became of the contacts that came to a queue, once.</summary>
/// <param name="MeanWaitSeconds">Of those who were answered and those who left.</param>
/// <param name="ServiceLevelPercent">Answered within the queue's threshold, of all who arrived: who left, was refused or still waits counts as missed.</param>
/// <param name="Unanswered">Still waiting at the end.</param>
public sealed record QueueDay(long Arrived, long Answered, long Abandoned, long Refused, long Unanswered, double MeanWaitSeconds, double LongestWaitSeconds, double ServiceLevelPercent)
{
    internal static QueueDay Of(IReadOnlyCollection<ContactFate> fates)
    {
        var waits = fates.Where(f => f.End is PlayedEnd.Served or PlayedEnd.Abandoned).Select(f => f.Wait.TotalSeconds).ToList();
        return new QueueDay(
            fates.Count,
            fates.Count(f => f.End == PlayedEnd.Served),
            fates.Count(f => f.End == PlayedEnd.Abandoned),
            fates.Count(f => f.End == PlayedEnd.Blocked),
            fates.Count(f => f.End == PlayedEnd.None),
            waits.Count == 0 ? 0 : waits.Average(),
            waits.Count == 0 ? 0 : waits.Max(),
            fates.Count == 0 ? 0 : 100.0 * fates.Count(f => f.End == PlayedEnd.Served && f.Wait <= f.Threshold) / fates.Count);
    }
}

/// <summary>What became of one contact.</summary>
/// <param name="End">None where it still waits at the end; Served as soon as it is answered.</param>
/// <param name="Threshold">Of its queue's service level.</param>
internal readonly record struct ContactFate(string Id, string Queue, PlayedEnd End, TimeSpan Wait, TimeSpan Threshold, string? Agent)
{
    public static ContactFate Of(HistoryContact past, History history) => new(
        past.Request.Id, past.Queue,
        past.AnsweredAt is not null ? PlayedEnd.Served : past.LeftAt is not null ? PlayedEnd.Abandoned : past.IsRefused ? PlayedEnd.Blocked : PlayedEnd.None,
        (past.AnsweredAt ?? past.LeftAt ?? history.To) - past.ArrivedAt, ThresholdOf(history, past.Queue), past.Agent);

    public static ContactFate Of(PlayedContact played, History history) => new(
        played.Id, played.Class.Name,
        played.AnsweredAt is not null ? PlayedEnd.Served : played.End,
        (played.AnsweredAt ?? played.EndedAt ?? history.To) - played.ArrivedAt, ThresholdOf(history, played.Class.Name), played.AnsweredAt is null ? null : played.Agent);

    private static TimeSpan ThresholdOf(History history, string queue) => TimeSpan.FromSeconds(history.Setup.Queues[queue].ServiceLevel.WithinSeconds);
}
