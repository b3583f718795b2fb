using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>What was assumed in a search for needs, or left out of it.</summary>
public enum NeedsAssumption
{
    /// <summary>Contacts come at random, each like one that came; whoever is there refuses nothing.</summary>
    LikeThoseThatCame,

    /// <summary>In the queue nobody gave up, so nobody does.</summary>
    NobodyGivesUp,

    /// <summary>To the queue some are expected, but none came lately that they could be like: it is left out.</summary>
    QueueLeftOut,

    /// <summary>So many bots are left out.</summary>
    BotsLeftOut,

    /// <summary>Nobody has shifts: there is no roster to hold the needs against.</summary>
    NoRoster,

    /// <summary>The time was over after so many rosters: fewer might be enough, or more be needed.</summary>
    TimeWasOver,
}

/// <summary>One thing assumed, as a word and what it is about: for whoever says it in another language.</summary>
public sealed record NeedsNote(NeedsAssumption What, string? Queue = null, int? Count = null)
{
    /// <summary>The same as an English sentence.</summary>
    [JsonIgnore]
    public string Sentence => What switch
    {
        NeedsAssumption.LikeThoseThatCame => "Contacts come at random, as many on average as expected, each like one that came; agents begin without learned statistics, and refuse nothing.",
        NeedsAssumption.NobodyGivesUp => $"In {Queue} nobody gave up, so nobody does here.",
        NeedsAssumption.QueueLeftOut => $"To {Queue} contacts are expected, but none came lately that they could be like: it is left out.",
        NeedsAssumption.BotsLeftOut => $"{Count} bots are left out: what they answer is not known.",
        NeedsAssumption.NoRoster => "No agent of the group has shifts: there is no roster to hold the needs against.",
        _ => $"The time was over after {Count} rosters: fewer agents might be enough, or more be needed.",
    };
}
