namespace Routing.Core;

/// <summary>Defaults and limits that more than one feature shares.</summary>
public static class Defaults
{
    public const string Group = "default";
    public const string Selection = "best-bid";
    public const string CustomerTier = "standard";
    public const string Intent = "general";

    public const int MaxWaitSeconds = 1800;
    public const int RepeatWithinDays = 7;
    public const int ReopenWithinDays = 7;
    public const double UrgentPriority = 100;
    public const int OfferTimeoutSeconds = 20;
    public const int WrapUpSeconds = 30;

    /// <summary>After so many days what was learned from a contact counts half.</summary>
    public const int LearningHalfLifeDays = 90;

    /// <summary>Share of contacts by which agents are tried who may be as good as the best.</summary>
    public const double ExplorationShare = 0.01;

    /// <summary>Worth of a fully idle agent, in unresolved contacts: one point of resolution, which decides between equals.</summary>
    public const double Fairness = 0.01;

    /// <summary>Worth of the whole scale of satisfaction, in unresolved contacts: it decides between equals.</summary>
    public const double Satisfaction = 0.1;

    /// <summary>Time an agent loses by turning to another topic; our estimate.</summary>
    public const double TopicSwitchSeconds = 15;

    /// <summary>Agents asked for a bid at a time, at most.</summary>
    public const int MaxBids = 8;

    /// <summary>
    /// Agents the dispatcher names when more could be asked. They are named in the order of what they promise, so that
    /// further ones would almost never win, and each costs a call.
    /// </summary>
    public const int UsualBids = 4;

    /// <summary>How long a queue waits for bids, and for any one answer of an agent.</summary>
    public static readonly TimeSpan BidBound = TimeSpan.FromMilliseconds(250);

    /// <summary>How long any other awaited call between actors may take.</summary>
    public static readonly TimeSpan CallBound = TimeSpan.FromSeconds(5);

    /// <summary>How often lost notices are repaired; no decision waits for it in a healthy system.</summary>
    public static readonly TimeSpan Sweep = TimeSpan.FromSeconds(5);

    /// <summary>How long past its expiry an agent keeps a reservation that its queue has not settled.</summary>
    public static readonly TimeSpan ReservationGrace = TimeSpan.FromSeconds(5);
}
