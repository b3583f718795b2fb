namespace Routing.Core;

/// <summary>Counting a queue's day.</summary>
public static class QueueTallies
{
    public static QueueTally On(QueueTally? tally, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        return tally?.Day == day ? tally : new QueueTally { Day = day };
    }

    public static QueueTally Answered(QueueTally tally, TimeSpan wait, ServiceLevelGoal goal) => tally with
    {
        Answered = tally.Answered + 1,
        AnsweredInTime = tally.AnsweredInTime + (wait.TotalSeconds <= goal.WithinSeconds ? 1 : 0),
        AnswerSecondsSum = tally.AnswerSecondsSum + wait.TotalSeconds,
    };

    public static QueueTally Abandoned(QueueTally tally, TimeSpan wait, ServiceLevelGoal goal) => tally with
    {
        Abandoned = tally.Abandoned + 1,
        AbandonedInTime = tally.AbandonedInTime + (wait.TotalSeconds <= goal.WithinSeconds ? 1 : 0),
        AbandonedShort = tally.AbandonedShort + (wait <= QueueTally.ShortAbandon ? 1 : 0),
    };
}
