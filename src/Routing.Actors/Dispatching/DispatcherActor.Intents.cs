namespace Routing.Actors;

/// <summary>By what the dispatcher finds intents in texts: the starter set, until the group has learned from its own.</summary>
public partial class DispatcherActor
{
    private GroupModel _model = new(null);
    private DateTimeOffset? _learningClaimedAt;

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

    public async ValueTask<IntentKnowledge?> Knowledge(CancellationToken ct = default)
    {
        var knowledge = _model.Knowledge;
        await Durable();
        return knowledge;
    }

    // By time alone: one who claimed and died has the group learn a day late.
    public async ValueTask<bool> ClaimLearning(TimeSpan freshFor, CancellationToken ct = default)
    {
        var isClaimed = Now - _learningClaimedAt < freshFor || Now - _model.Knowledge?.Report.LearnedAt < freshFor;
        if (!isClaimed) Write("learning", new LearningClaim((_learningClaimedAt = Now).Value));
        await Durable();
        return !isClaimed;
    }

    private void ForgetKnowledge()
    {
        (_model, _learningClaimedAt) = (new GroupModel(null), null);
        Write("intents", null);
        Write("learning", null);
    }

    private void RestoreKnowledge(IReadOnlyList<StoredPart> parts) =>
        (_model, _learningClaimedAt) = (new GroupModel(parts.Value<IntentKnowledge>("intents")), parts.Value<LearningClaim>("learning")?.At);
}
