using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Which contacts of a queue are for its bots: the simple ones, of these intents; all others are for people.</summary>
public sealed record BotRule
{
    /// <summary>Intents that bots take first; empty for all.</summary>
    public ImmutableArray<string> Intents { get; init; } = [];

    /// <summary>Only up to this complexity; null for any, known or not.</summary>
    public int? MaxComplexity { get; init; }

    /// <summary>What bots have to do with a contact; null where the queue takes them for agents like any other.</summary>
    public static BotUse? UseOf(QueueConfig queue, ContactCard card)
    {
        if (card.Bots is { } said) return said;
        if (queue.Bots is not { } rule) return null;
        var isSimple = rule.MaxComplexity is not { } most || card.Complexity <= most;
        return isSimple && (rule.Intents.IsEmpty || rule.Intents.Contains(card.Intent)) ? BotUse.First : BotUse.Never;
    }

    /// <summary>The same of a contact that waits: one sent to an agent is that agent's whatever it is; one only kept for an agent is none the more for bots.</summary>
    public static BotUse? UseFor(QueueConfig queue, WaitingContact contact)
    {
        var use = UseOf(queue, contact.Card);
        return contact.OnlyAgent is null || (contact.DirectedTo is null && use == BotUse.Never) ? use : null;
    }

    internal static void Check(FaultList faults, BotRule? rule)
    {
        if (rule is null) return;
        faults.Labels("bots.intents", rule.Intents);
        if (rule.MaxComplexity is { } most) faults.Range("bots.maxComplexity", most, SkillLevel.Lowest, SkillLevel.Highest);
    }
}

/// <summary>What bots have to do with a contact.</summary>
public enum BotUse
{
    /// <summary>People are asked only while no bot can be.</summary>
    First,
    Never,
}
