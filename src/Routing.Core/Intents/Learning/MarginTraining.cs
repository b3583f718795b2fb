namespace Routing.Core;

/// <summary>
/// Linear one-against-the-rest classifiers of the greatest margin (squared hinge), all intents at once, by dual
/// coordinate descent: it has no step size to get wrong, and the same seed gives the same weights.
/// </summary>
internal static class MarginTraining
{
    /// <summary>What an error costs against the size of weights; chosen by cross-validation, and flat around here.</summary>
    private const float ErrorCost = 1;

    private const int Rounds = 15;
    private const float Ridge = 1 / (2 * ErrorCost);

    public static WeightTable Train(IReadOnlyList<SparseVector> texts, IReadOnlyList<int> intents, int features, int count, long seed)
    {
        var weights = new WeightTable(features + 1, count);
        var pulls = new WeightTable(texts.Count, count);
        var curvatures = texts.Select(text => text.SquaredLength() + Ridge).ToArray();
        var order = Enumerable.Range(0, texts.Count).ToArray();
        var draw = Draw.For(seed, "intents");
        var scores = new float[weights.Stride];
        var change = new float[weights.Stride];
        for (var round = 0; round < Rounds; round++)
        {
            Shuffle(order, draw);
            foreach (var at in order)
            {
                weights.Score(texts[at], scores);
                if (Step(scores, pulls.Row(at), change, intents[at], curvatures[at], count)) weights.Move(texts[at], change);
            }
        }
        return weights;
    }

    /// <summary>Brings a text to its margin for each intent; false where nothing had to move.</summary>
    private static bool Step(float[] scores, Span<float> pulls, float[] change, int intent, float curvature, int count)
    {
        var moves = false;
        for (var c = 0; c < count; c++)
        {
            var sign = c == intent ? 1f : -1f;
            var slope = sign * scores[c] - 1 + pulls[c] * Ridge;
            var pull = MathF.Max(pulls[c] - slope / curvature, 0);
            change[c] = (pull - pulls[c]) * sign;
            pulls[c] = pull;
            moves |= change[c] != 0;
        }
        return moves;
    }

    private static void Shuffle(int[] order, Draw draw)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = draw.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
