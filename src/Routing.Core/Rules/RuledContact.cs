namespace Routing.Core;

/// <summary>
/// What a group's rules make of a contact, before roster and learning have their say: planned with when it comes in, and
/// compared when a draft is checked.
/// </summary>
/// <param name="Finding">What it is about, and how that was found.</param>
/// <param name="Asked">The queue that request and rules lead to, whether there is one of this name or not; null where they lead nowhere.</param>
/// <param name="Queue">That queue, or the default queue where there is none of its name.</param>
/// <param name="Own">What it requires itself.</param>
/// <param name="Priority">Without the queue's own.</param>
public sealed record RuledContact(IntentFinding Finding, RuleOutcome Outcome, string? Asked, string? Queue, Requirement Own, BasePriority Priority)
{
    /// <param name="exists">Whether there is a queue of a name.</param>
    /// <param name="waiting">Contacts waiting, by queue.</param>
    /// <param name="model">What the group's texts are classified by; null where they are not.</param>
    public static RuledContact Of(
        GroupRules rules, Func<string, bool> exists, ContactRequest request, CustomerRecord customer, DateTimeOffset now, Func<string, int> waiting, IntentModel? model)
    {
        var finding = IntentSources.Find(request, customer, rules, model, now);
        var guessed = (request.Language ?? customer.Profile.Language) is null && LanguageGuess.Of(request.Text) is { Confidence: >= LanguageGuess.Sure } guess ? guess.Language : null;
        if (guessed is not null) finding = finding with { Language = guessed };
        var (route, unruled) = IntentRoutes.Of(rules, request, finding);
        var ruled = RuleBook.Apply(rules, new RuleFacts(rules, request, customer, finding.Intent, unruled, now, waiting, guessed));
        var asked = ruled.Queue ?? unruled;
        var own = new Requirement(
            request.Channel,
            request.Requirements.AddRange(route?.Requirements ?? []).AddRange(ruled.Requirements),
            (ruled.Language ?? request.Language ?? customer.Profile.Language) is { } language ? LanguageTag.InOneSpelling(language) : null,
            ruled.Region ?? request.Region ?? customer.Profile.Region,
            ruled.AgentTiers,
            teams: ruled.Teams);
        var priority = BasePriority.Of(rules, request, finding.Intent, customer, now).With(ruled.Points);
        return new RuledContact(finding, ruled, asked, asked is null || exists(asked) ? asked : rules.DefaultQueue, own, priority);
    }
}
