namespace Routing.Gateway;

/// <summary>What each refusal means to the caller of the API; null where there is none.</summary>
internal static class Outcomes
{
    public static Problem? Of(Refusal? refusal) => refusal is null ? null : new Problem(KindOf(refusal.Kind))
    {
        Field = refusal.Field,
        Detail = refusal.Detail,
        State = refusal.State is { } state ? Names<ContactState>.Of(state) : null,
    };

    public static Problem? Of(ConfigureAnswer answer, string what, Condition? condition = null) => answer.Outcome switch
    {
        ConfigureOutcome.Created or ConfigureOutcome.Replaced => null,
        ConfigureOutcome.VersionConflict => Stale(what, answer.Version, condition),
        ConfigureOutcome.Absent => Missing(what),
        ConfigureOutcome.InUse => InUse(what, answer.UsedBy ?? "contacts"),
        // Only rules of retention know it.
        ConfigureOutcome.Taken => ProblemKinds.RuleBroken.At("records", $"The rule {Refusals.Shorten(answer.UsedBy!)} is of the very same records. Change that one, or say more closely which these are."),
        ConfigureOutcome.Full => ProblemKinds.RuleBroken.With($"There are {answer.UsedBy} already, and no more are kept. Delete one first."),
        _ => throw new InvalidOperationException($"Outcome {answer.Outcome} has no answer."),
    };

    public static Problem Missing(string what) => Of(Refusals.Missing(what))!;

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

    public static Problem NotYours(string what) => Of(Refusals.NotYours(what))!;

    public static Problem OtherAgents(string what) => Of(Refusals.OtherAgents(what))!;

    private static ProblemKind KindOf(RefusalKind refusal) => refusal switch
    {
        RefusalKind.MissingField => ProblemKinds.MissingField,
        RefusalKind.InvalidValue => ProblemKinds.InvalidValue,
        RefusalKind.NotYours => ProblemKinds.Forbidden,
        RefusalKind.NotFound => ProblemKinds.NotFound,
        RefusalKind.WrongState => ProblemKinds.WrongState,
        RefusalKind.OtherCustomer => ProblemKinds.OtherCustomer,
        RefusalKind.Gone => ProblemKinds.Gone,
        RefusalKind.RuleBroken => ProblemKinds.RuleBroken,
        _ => throw new InvalidOperationException($"Refusal {refusal} has no problem."),
    };
}
