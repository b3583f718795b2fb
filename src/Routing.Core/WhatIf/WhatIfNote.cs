using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>What was assumed in a comparison, or left out of it.</summary>
public enum WhatIfAssumption
{
    /// <summary>Contacts come at random, each like one that came; agents come and go as they did.</summary>
    LikeThoseThatCame,

    /// <summary>In the queue nobody gave up, so nobody does.</summary>
    NobodyGivesUp,

    /// <summary>In the queue nothing was handled to its end: handle times are those of the others.</summary>
    HandledLikeOthers,

    /// <summary>So many bots are left out.</summary>
    BotsLeftOut,

    /// <summary>After so many of the pairs of runs asked for the time was over.</summary>
    TimeWasOver,
}

/// <summary>One thing assumed, as a word and what it is about: for whoever says it in another language.</summary>
/// <param name="Queue">Of which queue; null where it is of all.</param>
/// <param name="Count">Bots, or pairs of runs done.</param>
/// <param name="Of">Pairs of runs asked for.</param>
public sealed record WhatIfNote(WhatIfAssumption What, string? Queue = null, int? Count = null, int? Of = null)
{
    /// <summary>The same as an English sentence.</summary>
    [JsonIgnore]
    public string Sentence => What switch
    {
        WhatIfAssumption.LikeThoseThatCame => "Contacts come at random, as many on average as asked for, each like one that came; agents come and go as they did, begin without learned statistics, and refuse nothing.",
        WhatIfAssumption.NobodyGivesUp => $"In {Queue} nobody gave up, so nobody does here.",
        WhatIfAssumption.HandledLikeOthers => $"In {Queue} nothing was handled to its end, so handle times are those of the other queues.",
        WhatIfAssumption.BotsLeftOut => $"{Count} bots are left out: what they answer is not known.",
        _ => $"The time was over after {Count} of {Of} pairs of runs.",
    };
}
