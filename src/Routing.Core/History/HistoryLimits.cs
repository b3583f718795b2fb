namespace Routing.Core;

/// <summary>Bounds of history.</summary>
public static class HistoryLimits
{
    /// <summary>Offers told of one stage; what comes after is not counted.</summary>
    public const int OffersPerStage = 100;

    /// <summary>Decisions answered of one contact.</summary>
    public const int DecisionsPerContact = 500;

    /// <summary>Former contacts of one customer looked at for repeats and re-dials.</summary>
    public const int FormerContacts = 50;

    /// <summary>Events of one transaction.</summary>
    public const int EventsAtOnce = 5000;

    /// <summary>Between two transactions, so that what comes together is written together.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
}
