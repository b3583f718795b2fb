using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Tells what a contact would be about, and has a group learn its intents.</summary>
internal sealed class IntentDesk(IActorDirectory actors, GroupDesk groups, IntentLearner learner)
{
    public static readonly Shape<FindIntent> Asked = new(
        new FindIntent(),
        new("text", (a, f) => a with { Text = f.TextOrNull(RequestLimits.MaxLongText) }),
        new("customerId", (a, f) => a with { CustomerId = f.IdentifierOrNull() }),
        new("attributes", (a, f) => a with { Attributes = f.IsNull ? null : AgentShape.Attributes(f) }));

    /// <summary>That they were learned; what was learned is told by the event, and is too long to be kept once more.</summary>
    private static AuditOf Audit { get; } = new("intents", (_, _) => new(default(string)));

    public static void Map(OperationMap map, IntentDesk desk) => map.Add(
        new Operation("POST", "/v1/groups/{id}:findIntent", "findIntent", "Tells what a contact would be taken to be about, and what to ask where that is unsure. Nothing is created.", Role.Gateway | Role.Supervisor | Role.Admin, desk.Find)
        { Body = typeof(FindIntent), Reply = typeof(IntentFinding), Problems = [404] },
        new Operation("POST", "/v1/groups/{id}:learnIntents", "learnIntents", "Learns intents from the group's ended contacts, the examples of its rules and the starter set.", Role.Admin, desk.Learn)
        { IsImport = true, BodyOptional = true, Reply = typeof(LearnedIntents), Problems = [404], Audit = Audit });

    private async ValueTask<Reply> Find(Call call)
    {
        if (call.Read(Asked, out var malformed) is not { } asked) return malformed!;
        if (await groups.Missing(call.Id, call.Ct) is { } missing) return missing;
        var customer = asked.CustomerId is { } id ? await actors.Customer(id).Get(call.Ct) : CustomerRecord.Unknown;
        // Only what an intent is found by; the rest stands for nobody.
        var request = new ContactRequest
        {
            Id = CustomerLookup.Unresolved,
            CustomerId = asked.CustomerId ?? CustomerLookup.Unresolved,
            Channel = Channel.Chat,
            Text = asked.Text,
            Attributes = asked.Attributes ?? ImmutableDictionary<string, string>.Empty,
        };
        if (Outcomes.Of(Refusals.Of(ContactRequestRules.Check(request))) is { } refused) return refused;
        var finding = await actors.Dispatcher(call.Id).FindIntent(request, customer, call.Ct);
        return Reply.Of(finding with { Language = LanguageGuess.Of(asked.Text)?.Language }, ApiJson.Default.IntentFinding);
    }

    private async ValueTask<Reply> Learn(Call call) =>
        await groups.Missing(call.Id, call.Ct) is { } missing ? missing : Reply.Of((await learner.Learn(call.Id, 0, call.Ct))!, ApiJson.Default.LearnedIntents);
}
