using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// What a group knows before it has learned anything: utterances of customers in Chinese and English for ten intents and for
/// none of them (a greeting, a wish for a person); and others, in other words, on which a model is measured.
/// </summary>
public static class StarterIntents
{
    public static readonly ImmutableArray<string> Languages = ["en", "zh"];

    /// <summary>As <see cref="IntentTraining"/> finds it for these utterances; to look for it would take five times as long.</summary>
    private const float Sharpness = 4;

    private static readonly Lazy<IntentModel> Trained = new(() => IntentTraining.Train([.. Languages.SelectMany(language => Utterances(language))], Sharpness));

    /// <summary>The model of these utterances, made as it is first asked for.</summary>
    public static IntentModel Model => Trained.Value;

    public static ImmutableArray<LabelledText> Utterances(string language) => Parse(StarterFiles.Read(language));

    public static ImmutableArray<LabelledText> HeldOut(string language) => Parse(StarterFiles.Read($"{language}-held-out"));

    /// <summary>Lines of utterances under lines of intents: <c>[refund]</c>.</summary>
    private static ImmutableArray<LabelledText> Parse(string text)
    {
        var found = ImmutableArray.CreateBuilder<LabelledText>();
        var intent = "";
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line is ['[', .. var name, ']']) intent = name;
            else found.Add(new LabelledText(line, intent));
        }
        return found.ToImmutable();
    }
}
