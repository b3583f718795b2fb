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

    public static IntentModel Train(IReadOnlyList<LabelledText> texts, int mostFeatures = MostFeatures, CancellationToken ct = default)
    {
        var intents = texts.Select(text => text.Intent).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
        var columns = intents.Select((intent, column) => (intent, column)).ToDictionary(i => i.intent, i => i.column, StringComparer.Ordinal);
        var features = texts.Select(text => TextFeatures.Of(text.Text)).ToList();
        var right = texts.Select(text => columns[text.Intent]).ToList();
        var model = Fit(features, right, intents, mostFeatures, 1);
        return new IntentModel(intents, model.Space, model.Weights, Sharpness(features, right, intents, mostFeatures, ct));
    }

    private static float Sharpness(List<List<uint>> features, List<int> right, ImmutableArray<string> intents, int mostFeatures, CancellationToken ct)
    {
        var heldOut = new List<(float[], int)>();
        for (var part = 0; part < (features.Count <= FewTexts ? Parts : 1); part++)
        {
            ct.ThrowIfCancellationRequested();
            var mine = Enumerable.Range(0, features.Count).Where(at => at % Parts != part).ToList();
            var model = Fit([.. mine.Select(at => features[at])], [.. mine.Select(at => right[at])], intents, mostFeatures, 1);
            for (var at = part; at < features.Count; at += Parts)
            {
                var scores = new float[model.Weights.Stride];
                model.Weights.Score(model.Space.Place(features[at]), scores);
                heldOut.Add((scores[..intents.Length], right[at]));
            }
        }
        return heldOut.Count == 0 ? 1 : Calibration.Sharpness(heldOut);
    }

    private static IntentModel Fit(List<List<uint>> features, List<int> right, ImmutableArray<string> intents, int mostFeatures, float sharpness)
    {
        var space = FeatureSpace.Of(features, mostFeatures);
        var weights = SmallWeights.Of(MarginTraining.Train([.. features.Select(space.Place)], right, space.Count, intents.Length, Seed));
        return new IntentModel(intents, space, weights, sharpness);
    }
}
