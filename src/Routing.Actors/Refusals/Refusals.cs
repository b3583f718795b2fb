using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>What each refusal of an actor means to whoever called; null where the outcome is no refusal.</summary>
public static class Refusals
{
    private const int MaxEcho = 64;
    private const int MaxEchoed = 10;

    /// <summary>Of those that use a thing.</summary>
    public const int MostNamed = 10;

    /// <param name="targetField">What names the queue or agent it was to go to.</param>
    public static Refusal? Of(ContactCommandOutcome outcome, string what, ContactState? state, string? targetField = null) => outcome switch
    {
        ContactCommandOutcome.Done or ContactCommandOutcome.Repeated => null,
        ContactCommandOutcome.NotHere => Conflict(state, $"{what} is on its way to another owner. Read it and repeat the request."),
        ContactCommandOutcome.WrongState => Conflict(state, $"{what} is not in a state that allows this. Read it to see where it stands."),
        ContactCommandOutcome.NoSuchTarget => At(RefusalKind.RuleBroken, targetField ?? "agent", "Name one that exists."),
        ContactCommandOutcome.NotEligible => At(RefusalKind.RuleBroken, targetField ?? "agent", "This agent cannot take it: name another, who is ready and whose profile meets what the contact requires."),
        ContactCommandOutcome.Busy => Conflict(state, "The agent named has no room for it now. Name another, or repeat later."),
        ContactCommandOutcome.MovedTooOften => Conflict(state, $"{what} has been moved {ContactDecider.MaxHops} times, and stays where it is. Let it be handled and completed there, and look for queues that overflow to each other."),
        ContactCommandOutcome.TooLate => At(RefusalKind.RuleBroken, "at", "That time has passed. Send a later one, or leave it out to be called in order."),
        _ => throw new InvalidOperationException($"Outcome {outcome} has no answer."),
    };

    /// <summary>The first fault in full, the others by name.</summary>
    public static Refusal? Of(ImmutableArray<Fault> faults)
    {
        if (faults.IsEmpty) return null;
        var more = faults.Length == 1 ? "" : $" Also at fault: {string.Join(", ", faults.Skip(1).Take(MaxEchoed).Select(fault => Shorten(fault.Field)))}.";
        return At(RefusalKind.InvalidValue, faults[0].Field, faults[0].Mend + more);
    }

    public static Refusal At(RefusalKind kind, string field, string detail) => new(kind, detail) { Field = field };

    public static Refusal Of(RefusalKind kind, string detail) => new(kind, detail);

    public static Refusal Missing(string what) => new(RefusalKind.NotFound, $"There is no {what}. Check the id.");

    public static Refusal NoAgent(string agent) => At(RefusalKind.RuleBroken, "agent", $"There is no agent {agent}. Name one that exists.");

    public static Refusal Conflict(ContactState? state, string detail) => new(RefusalKind.WrongState, detail) { State = state };

    public static Refusal Gone(string offer) => new(RefusalKind.Gone, $"The offer {offer} has expired or was withdrawn. Read the agent's offers for those that are open.");

    /// <param name="what">A contact or an offer.</param>
    public static Refusal NotYours(string what) => new(RefusalKind.NotYours, $"The {what} is not with this agent. Ask as the agent who has it, or as a supervisor.");

    /// <param name="what">What belongs to one agent: its presence, its profile.</param>
    public static Refusal OtherAgents(string what) => new(RefusalKind.NotYours, $"An agent may ask for its own {what} only. Name that agent, or ask with a key that is not bound to one.");

    /// <summary>Who uses a thing, in words: <c>contact c-1</c>, or <c>12 contacts: c-1, c-2</c> and so on, the first ten of them.</summary>
    /// <param name="all">How many there are, of which some are named.</param>
    public static string Users(string noun, IEnumerable<string> some, int all)
    {
        var named = some.Take(MostNamed).ToList();
        return (all, named.Count) switch
        {
            (1, 1) => $"{noun} {named[0]}",
            (_, 0) => $"{all} {noun}s",
            _ => $"{all} {noun}s: {string.Join(", ", named)}{(all > named.Count ? $" and {all - named.Count} more" : "")}",
        };
    }

    /// <summary>What we were sent, as far as it is told again.</summary>
    public static string Shorten(string text) => text.Length <= MaxEcho ? text : text[..MaxEcho] + "…";
}
