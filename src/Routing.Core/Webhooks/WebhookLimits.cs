namespace Routing.Core;

/// <summary>Bounds of webhooks: together they hold what one keeps to a hundred kilobytes or so.</summary>
public static class WebhookLimits
{
    public const int MaxWebhooks = 32;

    /// <summary>Contacts, or other subjects, that wait for another try. When there are so many the log is not read on.</summary>
    public const int MaxLanes = 100;

    /// <summary>Events of one subject that are held by their positions; later ones are left in the log, and read from there when it is their turn.</summary>
    public const int MaxHeld = 8;

    /// <summary>Events held in all, where dead letters are put back: those may be more than eight of a subject.</summary>
    public const int MaxHeldInAll = MaxLanes * MaxHeld;

    /// <summary>Dead letters kept; of more the oldest is dropped, and counted.</summary>
    public const int MaxDead = 100;

    public const int MinSecret = 16;
    public const int MaxUrl = 2048;
    public const int MaxFailure = 120;

    /// <summary>Each is tried for so long from when it happened, or from when its subject was refused first if that is later.</summary>
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
