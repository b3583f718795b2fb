using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What a bot is told of a contact that is its own now. The offer's id is the same with every attempt: a repeat is to be known by it.</summary>
public sealed record BotTask(
    string OfferId, string ContactId, string Agent, string Queue, Channel Channel, string Intent, string? Language, string Tier, string CustomerId, string? Text,
    ImmutableDictionary<string, string> Attributes, double WaitedSeconds, int Attempt);

/// <summary>A bot's answer.</summary>
/// <param name="Transcript">What it and the customer said; it stays with the contact.</param>
/// <param name="Reason">How it ended, or why it is handed over, in a line.</param>
/// <param name="Intent">What it was about after all.</param>
public sealed record BotAnswer(BotOutcome Outcome, string? Transcript = null, string? Reason = null, string? Intent = null)
{
    public static BotAnswer Failed(string reason) => new(BotOutcome.Failed, null, reason);
}

/// <summary>How a bot's turn ended.</summary>
public enum BotOutcome
{
    /// <summary>It talks on, and will say by the API how that ended.</summary>
    Talking,
    Resolved,
    HandOver,

    /// <summary>There was no answer, or none that can be used.</summary>
    Failed,
}

/// <summary>What a bot has done so far.</summary>
/// <param name="Contained">Contacts that it ended itself.</param>
/// <param name="Failed">Of those handed over: those it had not answered about in time, or at all.</param>
public sealed record BotCounts(long Contained = 0, long HandedOver = 0, long Failed = 0)
{
    public static readonly BotCounts None = new();

    /// <summary>Contained, of all that ended with it or went back; null where none did.</summary>
    public double? ContainmentPercent => Contained + HandedOver > 0 ? 100.0 * Contained / (Contained + HandedOver) : null;
}

/// <summary>A bot gave a contact back to people.</summary>
public sealed record BotHandedOver(string ContactId, string QueueId, string AgentId, string ToQueue, bool Failed, string? Reason) : RoutingEvent
{
    public override string Type => "bot.handedOver";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
    public override string Agent => AgentId;
}
