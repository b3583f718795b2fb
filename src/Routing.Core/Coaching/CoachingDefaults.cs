namespace Routing.Core;

/// <summary>What coaching asks for before it says anything.</summary>
public static class CoachingDefaults
{
    /// <summary>Of all that is suggested, the share that may be accidents.</summary>
    public const double FalseShare = 0.05;

    /// <summary>Contacts of the agent and of its peers before they are held against each other: below, p-values by the normal distribution are no good.</summary>
    public const double LeastContacts = 50;
    public const double LeastPeerContacts = 200;

    /// <summary>Smaller differences are real, perhaps, but not worth a training: in points of resolution, of satisfaction, and as a share of handle time.</summary>
    public const double LeastResolution = 0.03;
    public const double LeastSatisfaction = 0.15;
    public const double LeastHandleTime = 0.1;

    public const double LowestRating = 1;
    public const double HighestRating = 5;

    /// <summary>97.5 % point of the standard normal distribution.</summary>
    public const double IntervalReach = 1.96;
}
