using System.Diagnostics;

namespace Routing.Lab;

/// <summary>How a classifier does on texts it has not learned from.</summary>
/// <param name="Calibration">How far confidence is from the share that is right, on average.</param>
/// <param name="Wrong">The texts that were taken for something else.</param>
internal sealed record IntentReport(
    string Name, int Texts, double Accuracy, double MeanConfidence, double Calibration, double MicrosecondsPerText, IReadOnlyList<IntentScore> ByIntent, IReadOnlyList<WrongText> Wrong)
{
    private const int Bins = 10;

    /// <summary>Texts classified before any time is taken: until then it is the compiler that is measured.</summary>
    private const int WarmUp = 20_000;

    /// <summary>Rounds over all texts, of which the fastest counts: whatever else the machine does only slows them.</summary>
    private const int Rounds = 10;

    public static IntentReport Measure(string name, IntentModel model, IReadOnlyList<LabelledText> texts)
    {
        var right = new int[Bins];
        var sure = new double[Bins];
        var counts = new int[Bins];
        var wrong = new List<WrongText>();
        foreach (var text in texts)
        {
            var best = model.Classify(text.Text)[0];
            var bin = Math.Min(Bins - 1, (int)(best.Confidence * Bins));
            counts[bin]++;
            sure[bin] += best.Confidence;
            if (best.Intent == text.Intent) right[bin]++;
            else wrong.Add(new WrongText(text, best));
        }
        var missed = wrong.GroupBy(w => w.Text.Intent).ToDictionary(g => g.Key, g => g.Count());
        var byIntent = texts.GroupBy(t => t.Intent).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new IntentScore(g.Key, g.Count(), g.Count() - missed.GetValueOrDefault(g.Key))).ToList();
        var off = Enumerable.Range(0, Bins).Sum(bin => Math.Abs(sure[bin] - right[bin])) / texts.Count;
        return new IntentReport(name, texts.Count, (double)right.Sum() / texts.Count, sure.Sum() / texts.Count, off, TimeOf(model, texts), byIntent, wrong);
    }

    private static double TimeOf(IntentModel model, IReadOnlyList<LabelledText> texts)
    {
        for (var i = 0; i < WarmUp; i++) model.Classify(texts[i % texts.Count].Text);
        var least = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            foreach (var text in texts) model.Classify(text.Text);
            least = Math.Min(least, clock.Elapsed.TotalMicroseconds / texts.Count);
        }
        return least;
    }
}

/// <summary>Texts of one intent, and how many of them were found to be about it.</summary>
internal sealed record IntentScore(string Intent, int Texts, int Right);

/// <summary>A text taken for something else, with the confidence of that.</summary>
internal sealed record WrongText(LabelledText Text, IntentChance Taken);
