namespace Routing.Core;

/// <summary>By what a group's texts are classified: what it has learned, or else the starter set; null where its rules want none of it.</summary>
public sealed class GroupModel(IntentKnowledge? knowledge)
{
    private readonly Lazy<IntentModel?> _learned = new(() => knowledge is null ? null : IntentModelBytes.Read(knowledge.Model));

    public IntentModel? Of(GroupRules rules) => rules.IntentRules.ClassifyTexts ? _learned.Value ?? StarterIntents.Model : null;
}
