using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What the contact actor keeps: what came in, the plan that won, how far it got, and how it ended.</summary>
public sealed record ContactRecord
{
    public required ContactRequest Request { get; init; }
    public required Plan Plan { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last correction, by which <see cref="Request"/> and <see cref="Plan"/> are what they are; null while they are as it began.</summary>
    public ContactReplan? Replan { get; init; }

    /// <summary>Arrivals so far; the last is where the contact went.</summary>
    public ImmutableArray<HopEntry> Hops { get; init; } = [];

    /// <summary>The offer that was accepted last.</summary>
    public Answer? Answer { get; init; }

    /// <summary>When it was answered first.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
    public ContactSnapshot? Closed { get; init; }
    public Rating? Rating { get; init; }

    /// <summary>For whoever handles it, oldest first.</summary>
    public ImmutableArray<ContactNote> Notes { get; init; } = [];

    /// <summary>Where its recording and transcript are kept; null where neither is known.</summary>
    public Recording? Recording { get; init; }

    /// <summary>Who most likely has it; a hint, to be asked first.</summary>
    public ActorKey? Owner { get; init; }
}

/// <summary>One arrival: its number, the queue, and the queue's own id for it.</summary>
public readonly record struct HopEntry(int Hop, string Queue, string Entry);

/// <summary>An accepted offer: by whom, when, and at which arrival.</summary>
public sealed record Answer(string OfferId, string Agent, int Hop, DateTimeOffset At);

/// <summary>The customer's own word on how it went, 1–5.</summary>
/// <param name="Agent">Whom it is about: who had answered last when it was given.</param>
public sealed record Rating(int Score, string? Comment, string? Agent = null);
