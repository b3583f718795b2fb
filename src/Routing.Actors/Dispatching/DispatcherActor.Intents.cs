namespace Routing.Actors;

/// <summary>By what the dispatcher finds intents in texts: the starter set, until the group has learned from its own.</summary>
public partial class DispatcherActor
{
    private IntentKnowledge? _knowledge;
    private IntentModel? _learned;

    private IntentModel? Model => _rules.IntentRules.ClassifyTexts ? _learned ?? StarterIntents.Model : null;

    public async ValueTask<IntentFinding> FindIntent(ContactRequest request, CustomerRecord customer, CancellationToken ct = default)
    {
        var finding = IntentSources.Find(request, customer, _rules, Model, Now);
        await Durable();
        return finding;
    }

    public async ValueTask Learn(IntentKnowledge knowledge, CancellationToken ct = default)
    {
        // Of two gateways that learned at a time the later word stays; bytes of a newer layout are left alone.
        if (!(knowledge.Report.LearnedAt <= _knowledge?.Report.LearnedAt) && IntentModelBytes.Read(knowledge.Model) is { } model)
        {
            (_knowledge, _learned) = (knowledge, model);
            Write("intents", knowledge);
            Record(new IntentsLearned(Key.Id, knowledge.Report.Contacts, knowledge.Report.Intents.Length, knowledge.Report.RightShare));
        }
        await Durable();
    }

    private void RestoreKnowledge(IntentKnowledge? kept) => (_knowledge, _learned) = (kept, kept is null ? null : IntentModelBytes.Read(kept.Model));
}
