using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Core;

/// <summary>
/// Finds what a contact is about. Sources count in the order of <see cref="IntentSource"/>: the first that is sure enough
/// decides, and those that agree make it surer. Where none is, they are taken together; where that is not enough either,
/// the contact's intent is unsure, and the likeliest are to be asked about.
/// </summary>
public static class IntentSources
{
    /// <summary>Intents to ask a customer about, at most: more than that nobody listens to.</summary>
    private const int MostAsked = 3;

    /// <summary>What is less likely than this is not asked about, and no clue.</summary>
    private const double Faint = 0.1;

    /// <summary>
    /// How likely a part of a text must be about an intent for the contact to be about it, too. At .95 both of two wishes are found in 89 % (English) and
    /// 87 % (Chinese) of pairs of utterances nobody has learned from, and 2 % and 9 % of single ones are taken for two; by the whole text alone it is 20 % and 36 %.
    /// </summary>
    private const double SureOfClause = 0.95;

    /// <summary>What a contact is about beside its intent, at most.</summary>
    private const int MostAlso = 3;

    /// <param name="model">Null where texts are not classified.</param>
    public static IntentFinding Find(ContactRequest request, CustomerRecord customer, GroupRules rules, IntentModel? model, DateTimeOffset now)
    {
        if (request.Intent is { } given) return new IntentFinding { Intent = given, Confidence = 1, Source = IntentSource.Gateway };
        var keywords = KeywordIntents.Clues(request.Text, rules.Intents);
        var chances = model is null || string.IsNullOrWhiteSpace(request.Text) ? [] : model.Classify(request.Text);
        ImmutableArray<IntentClue> clues =
        [
            .. keywords,
            .. chances.TakeWhile(chance => chance.Confidence >= Faint).Where(chance => chance.Intent != Defaults.Intent).Select(Clue),
            .. Activity(request, rules),
            .. RecentContacts.Clues(customer, now),
        ];
        var finding = Decide(clues, rules.IntentRules.MinConfidence);
        if (finding.Source == IntentSource.Unsure) return finding;
        var also = keywords.Select(clue => clue.Intent).Concat(chances.Where(chance => chance.Margin > 0).Select(chance => chance.Intent)).Concat(OfClauses(request.Text, model));
        return finding with { Also = [.. also.Where(intent => intent != finding.Intent && intent != Defaults.Intent).Distinct().Take(MostAlso)] };
    }

    /// <summary>What each part of a text of several is about: in the whole the one wish drowns the other.</summary>
    private static IEnumerable<string> OfClauses(string? text, IntentModel? model)
    {
        if (model is null) yield break;
        foreach (var clause in Clauses.Of(text))
        {
            if (model.Classify(clause) is [{ Margin: > 0, Confidence: >= SureOfClause } best, ..]) yield return best.Intent;
        }
    }

    /// <param name="clues">In the order of their sources, the likeliest of each first.</param>
    public static IntentFinding Decide(ImmutableArray<IntentClue> clues, double minConfidence)
    {
        foreach (var clue in clues)
        {
            if (clue.Confidence >= minConfidence)
                return new IntentFinding { Intent = clue.Intent, Confidence = Together(clues, clue.Intent), Source = clue.Source, Clues = clues };
        }
        var ranked = clues.Select(clue => clue.Intent).Distinct().Select(intent => (Intent: intent, Confidence: Together(clues, intent)))
            .OrderByDescending(found => found.Confidence).ThenBy(found => found.Intent, StringComparer.Ordinal).ToList();
        if (ranked is [var best, ..] && best.Confidence >= minConfidence)
            return new IntentFinding { Intent = best.Intent, Confidence = best.Confidence, Source = IntentSource.Together, Clues = clues };
        return new IntentFinding
        {
            Intent = Defaults.Intent,
            Confidence = ranked is [var likeliest, ..] ? likeliest.Confidence : 0,
            Source = IntentSource.Unsure,
            Clues = clues,
            Ask = [.. ranked.Where(found => found.Confidence >= Faint).Take(MostAsked).Select(found => found.Intent)],
        };
    }

    // As if each source erred by itself: it is about something else only if all who say so are wrong.
    private static double Together(ImmutableArray<IntentClue> clues, string intent)
    {
        var wrong = 1.0;
        foreach (var clue in clues)
        {
            if (clue.Intent == intent) wrong *= 1 - clue.Confidence;
        }
        return 1 - wrong;
    }

    private static IntentClue Clue(IntentChance chance) =>
        new(IntentSource.Text, chance.Intent, chance.Confidence, string.Create(CultureInfo.InvariantCulture, $"the text, {chance.Confidence * 100:0} %"));

    private static IEnumerable<IntentClue> Activity(ContactRequest request, GroupRules rules) =>
        from route in rules.Intents
        let sign = route.Activity.Where(sign => sign.Matches(request.Attributes)).MaxBy(sign => sign.Confidence)
        where sign is not null
        orderby sign.Confidence descending
        select new IntentClue(IntentSource.Activity, route.Intent, sign.Confidence, $"attribute {sign.Attribute}");
}
