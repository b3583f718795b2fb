using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What a queue promises its customers, in open time of its opening hours; and what it does before a promise is broken.</summary>
public sealed record TargetRules
{
    /// <summary>From the creation to the first answer; null promises nothing.</summary>
    public int? FirstResponseSeconds { get; init; }

    /// <summary>From the creation to the end of the work, without the time it was pending.</summary>
    public int? ResolutionSeconds { get; init; }

    /// <summary>Other promises to some: the first that fits counts in place of those above.</summary>
    public ImmutableArray<TargetCase> Cases { get; init; } = [];

    /// <summary>So much open time before a promise is due it counts as near: an event says so, and what waits is escalated.</summary>
    public int EscalateBeforeSeconds { get; init; } = Targets.DefaultLeadSeconds;

    /// <summary>Points for a contact that waits when a promise is near.</summary>
    public double AddPriority { get; init; }

    /// <summary>Where such a contact goes; null to wait on.</summary>
    public string? MoveTo { get; init; }

    internal static void Check(FaultList faults, TargetRules? targets, string queueId)
    {
        if (targets is null) return;
        Seconds(faults, "targets", targets.FirstResponseSeconds, targets.ResolutionSeconds);
        faults.List("targets.cases", targets.Cases, (path, one) =>
        {
            faults.Labels($"{path}.tiers", one.Tiers);
            faults.Labels($"{path}.intents", one.Intents);
            faults.List($"{path}.channels", one.Channels, faults.Defined, c => c);
            if (one.UrgencyAtLeast is { } urgency) faults.Range($"{path}.urgencyAtLeast", urgency, -Limits.Urgency, Limits.Urgency);
            Seconds(faults, path, one.FirstResponseSeconds, one.ResolutionSeconds);
        });
        faults.Range("targets.escalateBeforeSeconds", targets.EscalateBeforeSeconds, 0, Limits.WaitSeconds);
        faults.Range("targets.addPriority", targets.AddPriority, -Limits.Priority, Limits.Priority);
        faults.OptionalId("targets.moveTo", targets.MoveTo);
        faults.Require(targets.MoveTo != queueId, "targets.moveTo", "Name another queue than this one.");
    }

    private static void Seconds(FaultList faults, string path, int? response, int? resolution)
    {
        if (response is { } first) faults.Range($"{path}.firstResponseSeconds", first, 1, Limits.WaitSeconds);
        if (resolution is not { } whole) return;
        faults.Range($"{path}.resolutionSeconds", whole, 1, Limits.WaitSeconds);
        faults.Require(!(response > whole), $"{path}.resolutionSeconds", "Use no less than firstResponseSeconds: nothing is resolved before it is answered.");
    }
}

/// <summary>A promise to some contacts; an empty list asks for nothing.</summary>
public sealed record TargetCase
{
    public ImmutableArray<string> Tiers { get; init; } = [];
    public ImmutableArray<string> Intents { get; init; } = [];
    public ImmutableArray<Channel> Channels { get; init; } = [];
    public int? UrgencyAtLeast { get; init; }
    public int? FirstResponseSeconds { get; init; }
    public int? ResolutionSeconds { get; init; }

    public bool Fits(ContactCard card) =>
        (Tiers.IsEmpty || Tiers.Contains(card.Tier, StringComparer.OrdinalIgnoreCase))
        && (Intents.IsEmpty || Intents.Contains(card.Intent, StringComparer.OrdinalIgnoreCase))
        && (Channels.IsEmpty || Channels.Contains(card.Channel))
        && (UrgencyAtLeast is not { } urgency || card.Urgency >= urgency);
}
