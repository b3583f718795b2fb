namespace Routing.Core;

/// <summary>Bounds on what may be handed in; each is far above real use and keeps one caller from filling memory.</summary>
public static class Limits
{
    /// <summary>Faults told at a time.</summary>
    public const int Faults = 32;

    /// <summary>Entries of any list or map, unless it has a bound of its own.</summary>
    public const int ListLength = 64;

    /// <summary>Characters of any name or label.</summary>
    public const int StringLength = 200;
    public const int TextLength = 20_000;
    public const int AttributeLength = 1000;
    public const int Intents = 256;

    /// <summary>Rules of a group, and examples kept with them.</summary>
    public const int Rules = 1000;

    public const double Priority = 1000;
    public const double AgeingPerMinute = 1000;
    public const int Urgency = 100;
    public const double Cost = 1_000_000;

    public const int Days = 366;
    public const int WaitSeconds = 365 * 24 * 3600;
    public const int OfferTimeoutSeconds = 24 * 3600;
    public const int WrapUpSeconds = 24 * 3600;
    public const int HoldSeconds = 24 * 3600;
    public const int MaxWaiting = 1_000_000;

    /// <summary>Contacts an agent may have at a time, on one channel or over all.</summary>
    public const int ContactsPerAgent = 1000;
    /// <summary>A threshold of load below this would keep everybody from work.</summary>
    public const double LeastLoad = 0.01;
    public const int UrlLength = 2000;
    public const int LeastScorerMilliseconds = 10;
    public const int ScorerMilliseconds = 2000;
    public const int TranslatorMilliseconds = 10_000;
    public const int OpenOffers = 100;
    public const int CapacityUnits = 1_000_000;
    public const int Weight = 100;
    public const double HalfLifeDays = 36_500;
    public const double ExplorationShare = 0.2;
    public const double Fairness = 10;
    public const double Satisfaction = 10;
    public const double TopicSwitchSeconds = 3_600;
}
