using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>The dispatcher's answer to "where should this contact go": queue, needs, priority, and whom to ask first.</summary>
public sealed record Plan
{
    public required string Queue { get; init; }
    public required string Group { get; init; }
    public required ContactCard Card { get; init; }

    /// <summary>Set when the queue asked for does not exist and the group's default queue stands in for it.</summary>
    public string? MissingQueue { get; init; }

    /// <summary>False when that queue does not take the contact's channel; then it is not begun.</summary>
    public bool TakesChannel { get; init; } = true;

    /// <summary>What the priority is made of, for the decision record.</summary>
    public ImmutableArray<PriorityPart> PriorityParts { get; init; } = [];

    /// <summary>Names of the group's rules that applied, in order.</summary>
    public ImmutableArray<string> AppliedRules { get; init; } = [];

    /// <summary>What the customer is to hear and be offered meanwhile, as a rule named it for the gateway.</summary>
    public string? Treatment { get; init; }

    /// <summary>How its intent was found; null when the gateway named it.</summary>
    public IntentFinding? Finding { get; init; }

    /// <summary>How fast its queue is served now; null when nobody is there.</summary>
    public ServicePace? Pace { get; init; }

    /// <summary>A hold for one agent, while that is expected to pay; null when none.</summary>
    public AffinityHold? Hold { get; init; }

    /// <summary>Whom the queue asks for bids first; soft, good for this moment only.</summary>
    public ServeOrder? Serve { get; init; }
}

/// <summary>One named component of a contact's priority, in points.</summary>
public sealed record PriorityPart(string Name, double Points);
