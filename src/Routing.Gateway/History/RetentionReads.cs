namespace Routing.Gateway;

/// <summary>For how long records are kept, by the rules and else as the server was started.</summary>
internal sealed class RetentionReads(IActorDirectory actors, ICatalog catalog, QueueLookup queues, GatewayOptions options, TimeProvider clock) : IHistorySources
{
    private readonly SharedSetting<RetentionRules> _rules = new(actors, catalog, clock, (keeper, ct) => keeper.RetentionRules(ct), RetentionRules.None);

    public ValueTask<RetentionRules> Rules(CancellationToken ct) => _rules.Now(ct);

    public void Forget() => _rules.Forget();

    /// <summary>The rules as they are this moment.</summary>
    public ValueTask<RetentionRules> Anew(CancellationToken ct) => _rules.Anew(ct);

    /// <summary>Days for which records of a cell are kept by these rules; 0 for ever.</summary>
    public async ValueTask<int> Days(RetentionRules rules, RecordKind kind, RecordCell cell, CancellationToken ct)
    {
        if (!rules.Any(kind)) return Usual(kind);
        var isOfContacts = RetentionRule.IsOfContacts(kind);
        var channel = isOfContacts ? Names<Channel>.Find(cell.Channel) : null;
        return rules.Deciding(kind, cell.Name, isOfContacts ? await GroupOf(cell.Name, rules, ct) : null, channel)?.Rule.Days ?? Usual(kind);
    }

    public async ValueTask<bool> KeepsDecisions(CancellationToken ct) => (await Rules(ct)).Any(RecordKind.Decisions);

    public async ValueTask<bool> KeepsDecisions(string queue, Channel? channel, CancellationToken ct)
    {
        var rules = await Rules(ct);
        return rules.KeepsDecisions(queue, await GroupOf(queue, rules, ct), channel);
    }

    public async ValueTask<Recording?> RecordingOf(string contact, CancellationToken ct) =>
        await actors.Contact(contact).Get(ct) is { } record ? record.Recording ?? Recording.None : null;

    /// <summary>A queue that is no more is of no group.</summary>
    private async ValueTask<string?> GroupOf(string queue, RetentionRules rules, CancellationToken ct) =>
        rules.Items.Any(kept => kept.Rule.Group is not null) ? (await queues.Config(queue, ct))?.Group : null;

    /// <summary>Surveys go with their journeys; the audit stays until a rule says otherwise.</summary>
    private int Usual(RecordKind kind) => kind is RecordKind.Journeys or RecordKind.Presences or RecordKind.Decisions ? options.HistoryDays : 0;
}
