using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Makes a model from labelled texts: a pure function, so the same texts give the same model.</summary>
public static class IntentTraining
{
    /// <summary>Features of a model that nobody bounds closer.</summary>
    public const int MostFeatures = 1 << 17;

    /// <summary>Texts up to which every part is held out once; beyond, one part tells enough.</summary>
    private const int FewTexts = 3000;

    private const int Parts = 5;
    private const long Seed = 1;

    public static TrainedIntents Train(IReadOnlyList<LabelledText> texts, int mostFeatures = MostFeatures, CancellationToken ct = default)
    {
        var lessons = Lessons.Of(texts);
        var (sharpness, right) = Check(lessons, mostFeatures, ct);
        return new TrainedIntents(Fit(lessons, _ => true, mostFeatures, sharpness), right);
    }

    /// <summary>The same without a check, in a fifth of the time, where the sharpness is known.</summary>
    public static IntentModel Train(IReadOnlyList<LabelledText> texts, float sharpness) => Fit(Lessons.Of(texts), _ => true, MostFeatures, sharpness);

    private static (float Sharpness, double Right) Check(Lessons lessons, int mostFeatures, CancellationToken ct)
    {
        var heldOut = new List<(float[] Scores, int Right)>();
        for (var part = 0; part < (lessons.Right.Count <= FewTexts ? Parts : 1); part++)
        {
            ct.ThrowIfCancellationRequested();
            var model = Fit(lessons, at => at % Parts != part, mostFeatures, 1);
            for (var at = part; at < lessons.Right.Count; at += Parts)
            {
                var scores = new float[model.Weights.Stride];
                model.Weights.Score(model.Space.Place(lessons.Features[at]), scores);
                heldOut.Add((scores[..lessons.Intents.Length], lessons.Right[at]));
            }
        }
        if (heldOut.Count == 0) return (1, 0);
        return (Calibration.Sharpness(heldOut), (double)heldOut.Count(text => text.Scores.AsSpan().IndexOf(text.Scores.Max()) == text.Right) / heldOut.Count);
    }

    private static IntentModel Fit(Lessons lessons, Func<int, bool> isMine, int mostFeatures, float sharpness)
    {
        var mine = Enumerable.Range(0, lessons.Right.Count).Where(isMine).ToList();
        List<List<uint>> features = [.. mine.Select(at => lessons.Features[at])];
        var space = FeatureSpace.Of(features, mostFeatures);
        var weights = SmallWeights.Of(MarginTraining.Train([.. features.Select(space.Place)], [.. mine.Select(at => lessons.Right[at])], space.Count, lessons.Intents.Length, Seed));
        return new IntentModel(lessons.Intents, space, weights, sharpness);
    }

    private sealed record Lessons(ImmutableArray<string> Intents, List<List<uint>> Features, List<int> Right)
    {
        public static Lessons Of(IReadOnlyList<LabelledText> texts)
        {
            var intents = texts.Select(text => text.Intent).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
            var columns = intents.Select((intent, column) => (intent, column)).ToDictionary(i => i.intent, i => i.column, StringComparer.Ordinal);
            return new Lessons(intents, [.. texts.Select(text => TextFeatures.Of(text.Text))], [.. texts.Select(text => columns[text.Intent])]);
        }
    }
}

/// <summary>A model, and of the texts kept from learning the share it found right.</summary>
public sealed record TrainedIntents(IntentModel Model, double RightShare);
