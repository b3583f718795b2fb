namespace Routing.Gateway;

/// <summary>What each refusal of an actor means to the caller; null where the outcome is no refusal.</summary>
internal static class Outcomes
{
    public static Problem? Of(ContactCommandOutcome outcome, string what, string? state, string? targetField = null) => outcome switch
    {
        ContactCommandOutcome.Done or ContactCommandOutcome.Repeated => null,
        ContactCommandOutcome.NotHere => Conflict(state, $"{what} is on its way to another owner. Read it and repeat the request."),
        ContactCommandOutcome.WrongState => Conflict(state, $"{what} is not in a state that allows this. Read it to see where it stands."),
        ContactCommandOutcome.NoSuchTarget => ProblemKinds.RuleBroken.At(targetField ?? "agent", "Name one that exists."),
        ContactCommandOutcome.NotEligible => ProblemKinds.RuleBroken.At(targetField ?? "agent", "This agent cannot take it: name another, who is ready and whose profile meets what the contact requires."),
        ContactCommandOutcome.Busy => Conflict(state, "The agent named has no room for it now. Name another, or repeat later."),
        ContactCommandOutcome.MovedTooOften => Conflict(state, $"{what} has been moved {ContactDecider.MaxHops} times, and stays where it is. Assign it to an agent, or close it."),
        _ => throw new InvalidOperationException($"Outcome {outcome} has no answer."),
    };

    public static Problem? Of(ConfigureAnswer answer, string what, Condition? condition = null) => answer.Outcome switch
    {
        ConfigureOutcome.Created or ConfigureOutcome.Replaced => null,
        ConfigureOutcome.VersionConflict => Stale(what, answer.Version, condition),
        ConfigureOutcome.Absent => Missing(what),
        ConfigureOutcome.InUse => InUse(what, answer.UsedBy ?? "contacts"),
        _ => throw new InvalidOperationException($"Outcome {answer.Outcome} has no answer."),
    };

    public static Problem Missing(string what) => ProblemKinds.NotFound.With($"There is no {what}. Check the id.");

    public static Problem NoAgent(string agent) => ProblemKinds.RuleBroken.At("agent", $"There is no agent {agent}. Name one that exists.");

    public static Problem InUse(string what, string by) => ProblemKinds.InUse.With($"The {what} is in use by {by}. Free it first, then repeat.");

    /// <param name="version">The present version; 0 when it was never put.</param>
    public static Problem Stale(string what, long version, Condition? condition)
    {
        if (condition?.Kind == ConditionKind.Absent)
            return ProblemKinds.VersionConflict.At("If-None-Match", $"The {what} is there already, at version \"{version}\". Leave If-None-Match out to replace it.");
        return ProblemKinds.VersionConflict.At("If-Match", version == 0
            ? $"There is no {what} that was put before. Leave If-Match out to create it."
            : $"The {what} is at version \"{version}\" now. Read it again and repeat with its ETag.");
    }

    public static Problem Conflict(string? state, string detail) => new(ProblemKinds.WrongState) { Detail = detail, State = state };

    public static Problem Gone(string offer) => ProblemKinds.Gone.With($"The offer {offer} has expired or was withdrawn. Read the agent's offers for those that are open.");

    public static Problem NotYours(string what) => ProblemKinds.Forbidden.With($"The {what} is another agent's.");
}
