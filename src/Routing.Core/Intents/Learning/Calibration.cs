namespace Routing.Core;

/// <summary>Makes confidences true: of the texts classified with confidence 0.8 four in five should be right.</summary>
internal static class Calibration
{
    private const float Least = 0.25f;
    private const float Most = 64;
    private const int Steps = 40;

    /// <param name="heldOut">Scores of texts the model has not learned from, with the column that is right.</param>
    /// <returns>The sharpness under which those texts are likeliest.</returns>
    public static float Sharpness(IReadOnlyList<(float[] Scores, int Right)> heldOut)
    {
        var (low, high) = (MathF.Log(Least), MathF.Log(Most));
        for (var step = 0; step < Steps; step++)
        {
            var (a, b) = (low + (high - low) / 3, high - (high - low) / 3);
            if (Loss(heldOut, MathF.Exp(a)) < Loss(heldOut, MathF.Exp(b))) high = b;
            else low = a;
        }
        return MathF.Exp((low + high) / 2);
    }

    private static double Loss(IReadOnlyList<(float[] Scores, int Right)> heldOut, float sharpness)
    {
        var loss = 0.0;
        foreach (var (scores, right) in heldOut)
        {
            var sum = 0.0;
            foreach (var score in scores) sum += Math.Exp(sharpness * (score - scores[right]));
            loss += Math.Log(sum);
        }
        return loss;
    }
}
