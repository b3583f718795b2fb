using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>A part of the log as one reader wants it.</summary>
/// <param name="Position">How far the log was read: where to go on, even if nothing there was wanted.</param>
public sealed record EventPage(long Position, ImmutableArray<LoggedEvent> Events)
{
    /// <summary>Why the log cannot be read on from there.</summary>
    public Refusal? Refusal { get; init; }
}
