using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Routing.Core;

/// <summary>
/// Tells from a text what it is about: a linear classifier on words and runs of characters, with a calibrated
/// confidence. Any text is answered, an empty one with low confidence in everything.
/// </summary>
public sealed class IntentModel
{
    /// <param name="intents">Names, one for each column of the weights.</param>
    /// <param name="sharpness">By what scores are multiplied to become confidences.</param>
    public IntentModel(ImmutableArray<string> intents, FeatureSpace space, SmallWeights weights, float sharpness) =>
        (Intents, Space, Weights, Sharpness) = (intents, space, weights, sharpness);

    public ImmutableArray<string> Intents { get; }

    public FeatureSpace Space { get; }

    public SmallWeights Weights { get; }

    public float Sharpness { get; }

    /// <summary>Every intent with its confidence, the greatest first; they add up to 1.</summary>
    public ImmutableArray<IntentChance> Classify(string? text) => Classify(TextFeatures.Of(text));

    public ImmutableArray<IntentChance> Classify(List<uint> features)
    {
        if (Intents.IsEmpty) return [];
        var scores = new float[Weights.Stride];
        Weights.Score(Space.Place(features), scores);
        var greatest = float.MinValue;
        for (var c = 0; c < Intents.Length; c++) greatest = MathF.Max(greatest, scores[c]);
        var below = new float[Intents.Length];
        var chances = new IntentChance[Intents.Length];
        var sum = 0.0;
        for (var c = 0; c < chances.Length; c++)
        {
            below[c] = greatest - scores[c];
            var raised = MathF.Exp(-Sharpness * below[c]);
            chances[c] = new IntentChance(Intents[c], raised, scores[c]);
            sum += raised;
        }
        Array.Sort(below, chances);
        foreach (ref var chance in chances.AsSpan()) chance = chance with { Confidence = chance.Confidence / sum };
        return ImmutableCollectionsMarshal.AsImmutableArray(chances);
    }
}

/// <summary>An intent, and how likely a text is about it.</summary>
/// <param name="Confidence">0 to 1, of all intents together 1.</param>
/// <param name="Margin">By itself, whatever the others: above 0 it is rather so, below rather not.</param>
public readonly record struct IntentChance(string Intent, double Confidence, float Margin);
