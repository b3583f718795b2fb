using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>What a queue does with contacts it has too many of, or none for; every condition that is set must hold.</summary>
public sealed record Overflow
{
    /// <summary>Applies once a contact has waited this long; null applies on arrival.</summary>
    public int? AfterSeconds { get; init; }

    /// <summary>Applies when at least this many contacts wait already.</summary>
    public int? WhenWaiting { get; init; }

    /// <summary>Applies when no agent of the queue is present; those of teams that are closed now do not count.</summary>
    public bool WhenNoAgents { get; init; }

    /// <summary>Applies to contacts of which, as they came, at least this wait was expected.</summary>
    public int? WhenEstimatedWaitSeconds { get; init; }

    /// <summary>To another queue, of people or of bots.</summary>
    public string? MoveTo { get; init; }
    public double AddPriority { get; init; }
    public double? SetPriority { get; init; }
    public ImmutableArray<SkillLevel> AddRequirements { get; init; } = [];

    /// <summary>Refuses the contact instead of moving it.</summary>
    public bool Refuse { get; init; }

    /// <summary>What the customer is told who is refused.</summary>
    public string? Message { get; init; }

    /// <summary>An event asks the gateway to offer the customer a callback; the contact waits on.</summary>
    public bool OfferCallback { get; init; }

    /// <summary>The contact goes on there, in its place; the gateway invites the customer over.</summary>
    public Channel? ToChannel { get; init; }

    /// <summary>The gateway takes a message, and the contact goes on as a ticket, in its place.</summary>
    public bool Voicemail { get; init; }

    /// <summary>To bots first: those of the queue it moves to, or of its own. One that is for people passes the rule by: a bot has given it back, or a rule says so.</summary>
    public bool ToBot { get; init; }

    /// <summary>Takes all relaxation steps at once.</summary>
    public bool Relax { get; init; }

    /// <summary>Teams of agents that may take it from then on, in the place of all others; empty leaves that to the queue.</summary>
    public ImmutableArray<string> Teams { get; init; } = [];

    /// <summary>The channel it goes on.</summary>
    [JsonIgnore]
    public Channel? Onto => Voicemail ? Channel.Ticket : ToChannel;

    /// <summary>Whether the contact leaves the queue by it; else it waits on, changed.</summary>
    [JsonIgnore]
    public bool Leaves => MoveTo is not null || Refuse;

    /// <summary>What it does, foremost, with a contact that stays.</summary>
    [JsonIgnore]
    public OverflowAction Action => this switch
    {
        { Voicemail: true } => OverflowAction.Voicemail,
        { ToChannel: not null } => OverflowAction.ChannelChanged,
        { OfferCallback: true } => OverflowAction.CallbackOffered,
        { ToBot: true } => OverflowAction.SentToBot,
        { Relax: true } => OverflowAction.Relaxed,
        _ => OverflowAction.Raised,
    };
}

/// <summary>What an overflow rule did with a contact that waits on.</summary>
public enum OverflowAction
{
    /// <summary>Its priority or its requirements.</summary>
    Raised,
    Relaxed,
    CallbackOffered,
    ChannelChanged,
    Voicemail,
    SentToBot,
}

/// <summary>An overflow rule changed a contact, which waits on where it is.</summary>
public sealed record ContactOverflowed(string ContactId, string QueueId, OverflowAction Action, Channel Channel, double AddedPriority, double? SetPriority) : RoutingEvent
{
    /// <summary>The treatment that did it, where no rule of the queue did.</summary>
    public string? Treatment { get; init; }

    /// <summary>What it requires besides from now on.</summary>
    public ImmutableArray<SkillLevel> AddedRequirements { get; init; } = [];
    public override string Type => "contact.overflowed";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
}
