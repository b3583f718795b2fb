namespace Routing.Actors;

/// <summary>By what the dispatcher finds intents in texts: the starter set, until the group has learned from its own.</summary>
public partial class DispatcherActor
{
    private GroupModel _model = new(null);

    public async ValueTask<IntentFinding> FindIntent(ContactRequest request, CustomerRecord customer, CancellationToken ct = default)
    {
        var finding = IntentSources.Find(request, customer, _rules, _model.Of(_rules, request), Now);
        await Durable();
        return finding;
    }

    public async ValueTask Learn(IntentKnowledge knowledge, CancellationToken ct = default)
    {
        // Of two gateways that learned at a time the later word stays.
        if (!(knowledge.Report.LearnedAt <= _model.Knowledge?.Report.LearnedAt) && new GroupModel(knowledge) is { Knowledge: not null } model)
        {
            _model = model;
            Write("intents", knowledge);
            Record(new IntentsLearned(Key.Id, knowledge.Report.Contacts, knowledge.Report.Intents.Length, knowledge.Report.RightShare));
        }
        await Durable();
    }

    private void RestoreKnowledge(IntentKnowledge? kept) => _model = new GroupModel(kept);
}
