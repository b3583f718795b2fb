using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// What a decider concludes: an outcome, the state after it, and the facts to record. A refusal leaves the state as it
/// was (the same reference) and records nothing.
/// </summary>
public readonly record struct Turn<TOutcome, TState>(TOutcome Outcome, TState State, ImmutableArray<RoutingEvent> Events);

/// <summary>Short ways to write a conclusion.</summary>
public static class Turn
{
    public static Turn<TOutcome, TState> Of<TOutcome, TState>(TOutcome outcome, TState state, params ImmutableArray<RoutingEvent> events) =>
        new(outcome, state, events);
}
