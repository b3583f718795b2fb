namespace Routing.Core;

/// <summary>
/// What travels with a contact from owner to owner. It holds no name, address or text of the customer: those stay with
/// the customer and the contact actor, so that rows, events, logs and traces are free of them.
/// </summary>
public sealed record ContactCard
{
    public required string ContactId { get; init; }
    public required string CustomerId { get; init; }
    public required Channel Channel { get; init; }
    public required string Intent { get; init; }
    public required string Tier { get; init; }

    /// <summary>What the contact itself requires; it never relaxes.</summary>
    public required Requirement Own { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Priority from the customer and the request, without the queue's own (points).</summary>
    public double Priority { get; init; }

    /// <summary>Points the gateway gave, which the priority holds already; promises may depend on them.</summary>
    public int Urgency { get; init; }

    /// <summary>What it was promised by its queue; null for nothing.</summary>
    public ContactTargets? Targets { get; init; }

    /// <summary>How hard it is, 1–10, as given, asked for or learned when it was planned (<see cref="Complexity"/>); null when unknown.</summary>
    public int? Complexity { get; init; }

    /// <summary>The agent this customer knows, and what being served by them is worth.</summary>
    public AffinityBonus? Affinity { get; init; }

    /// <summary>What the customer is to hear and be offered meanwhile, as a rule named it.</summary>
    public string? Treatment { get; init; }

    /// <summary>What that treatment is, but for its messages, as it was when the contact was planned; null where there is none of the name.</summary>
    public Treatment? Treated { get; init; }

    /// <summary>Where the answer may be found, by its intent; null where nothing is configured.</summary>
    public AnswerSource? AnswerSource { get; init; }

    /// <summary>What bots have to do with it, whatever its queue says: by a rule, an overflow, or as a bot has given it back. Null leaves it to the queue.</summary>
    public BotUse? Bots { get; init; }

    /// <summary>Set once the customer hung up and is to be called.</summary>
    public Callback? Callback { get; init; }

    /// <summary>W3C traceparent of the request that created the contact: its journey is one trace.</summary>
    public string? TraceParent { get; init; }
    public long RuleVersion { get; init; }

    /// <summary>The pilot it is part of, and how; null where none was under way.</summary>
    public PilotTag? Pilot { get; init; }
}
