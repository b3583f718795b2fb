namespace Routing.Core;

/// <summary>What a group learns its intents from: its own contacts, the examples of its rules, and the starter set.</summary>
public static class IntentLearning
{
    /// <summary>Contacts of one intent that are learned from, the latest; more would cost time and tell little.</summary>
    public const int MostOfOneIntent = 300;

    /// <summary>Contacts learned from at all.</summary>
    public const int MostContacts = 10_000;

    /// <summary>The text and intent of a contact that has ended; null where it teaches nothing.</summary>
    public static LabelledText? Lesson(ContactRecord contact)
    {
        if (string.IsNullOrWhiteSpace(contact.Request.Text) || contact.Closed is not { } closed) return null;
        // What the classifier found itself would only confirm it in its errors.
        var isOwnGuess = contact.Plan.Finding is { Source: not IntentSource.Keywords };
        var intent = closed.Completion?.Intent ?? (isOwnGuess ? null : contact.Plan.Card.Intent);
        return intent is null or Defaults.Intent ? null : new LabelledText(contact.Request.Text, intent);
    }

    /// <param name="lessons">Of the group's contacts, the latest first.</param>
    public static IntentKnowledge Learn(IEnumerable<LabelledText> lessons, GroupRules rules, DateTimeOffset now, CancellationToken ct = default)
    {
        var own = lessons.GroupBy(lesson => lesson.Intent).SelectMany(intent => intent.Take(MostOfOneIntent)).Take(MostContacts).ToList();
        var texts = own
            .Concat(rules.Intents.SelectMany(route => route.Examples.Concat(route.Keywords).Select(text => new LabelledText(text, route.Intent))))
            .Concat(StarterIntents.Languages.SelectMany(language => StarterIntents.Utterances(language))).ToList();
        var intents = texts.Select(text => text.Intent).Distinct().Count();
        var trained = IntentTraining.Train(texts, IntentModelBytes.FeaturesWithin(IntentModelBytes.Most, intents), ct);
        return new IntentKnowledge(IntentModelBytes.Write(trained.Model), new LearnedIntents(now, texts.Count, own.Count, trained.Model.Intents, trained.RightShare));
    }
}
