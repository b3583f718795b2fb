namespace Routing.Core;

/// <summary>By what a group's texts are classified: what it has learned, or else the starter set; null where its rules want none of it.</summary>
public sealed class GroupModel
{
    private readonly IntentModel? _learned;

    /// <param name="knowledge">Null where nothing was learned; bytes of a newer layout are left alone.</param>
    public GroupModel(IntentKnowledge? knowledge)
    {
        _learned = knowledge is null ? null : IntentModelBytes.Read(knowledge.Model);
        Knowledge = _learned is null ? null : knowledge;
    }

    /// <summary>What it was read from; null while the starter set is all there is.</summary>
    public IntentKnowledge? Knowledge { get; }

    public IntentModel? Of(GroupRules rules) => rules.IntentRules.ClassifyTexts ? _learned ?? StarterIntents.Model : null;

    /// <summary>The same for one contact; null, too, where it has no text to be asked about: the starter set is trained when first asked for, which takes a second of a processor.</summary>
    public IntentModel? Of(GroupRules rules, ContactRequest request) => request.Intent is null && !string.IsNullOrWhiteSpace(request.Text) ? Of(rules) : null;
}
