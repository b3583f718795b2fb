namespace Routing.Core;

/// <summary>Bounds of webhooks: together they hold what one keeps to some tens of kilobytes.</summary>
public static class WebhookLimits
{
    public const int MaxWebhooks = 32;

    /// <summary>Contacts, or other subjects, that wait for another try. When there are so many the log is not read on.</summary>
    public const int MaxLanes = 32;

    /// <summary>Events of one subject that wait; of more the oldest becomes a dead letter.</summary>
    public const int MaxHeld = 16;

    /// <summary>Dead letters kept; of more the oldest is dropped, and counted.</summary>
    public const int MaxDead = 100;

    public const int MinSecret = 16;
    public const int MaxUrl = 2048;
    public const int MaxFailure = 120;

    /// <summary>Tried for so long, since when nothing has come through.</summary>
    public static readonly TimeSpan TriedFor = TimeSpan.FromDays(1);
    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>How long to wait after so many failures: twice as long each time, and up to half of it less, so that what failed together does not come back together.</summary>
    /// <param name="chance">0–1.</param>
    public static TimeSpan WaitAfter(int failures, double chance)
    {
        var whole = Math.Min(LongestWait.TotalSeconds, FirstWait.TotalSeconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 30)));
        return TimeSpan.FromSeconds(whole * (1 - (chance / 2)));
    }
}
