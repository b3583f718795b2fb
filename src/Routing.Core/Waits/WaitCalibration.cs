namespace Routing.Core;

/// <summary>
/// What a queue has learned of its own estimates: how far reality was from the model, by which later estimates are mended, and how far
/// it was from what was told, which is reported. Remembers some hundred waits. Who gave up is left out: how long the wait would have been nobody knows.
/// </summary>
public sealed record WaitCalibration
{
    public static readonly WaitCalibration None = new();

    /// <summary>What of the past is left after each further wait: a hundred of them count.</summary>
    private const double Kept = 0.99;

    /// <summary>Waits by which the model is believed before any was seen.</summary>
    private const double Believed = 10;

    private const double MostFactor = 10;
    private const double LeastSpread = 0.3;
    private const double MostSpread = 5;

    /// <summary>Share of waits that the interval is to hold.</summary>
    private const double Aim = 0.8;

    /// <summary>How much a miss widens the interval (8 %), and four times a hit narrows it (2 %).</summary>
    private const double Step = 0.1;

    /// <summary>Waits seen, in all.</summary>
    public long Contacts { get; init; }

    // Fading sums, of what is named.
    public double Weight { get; init; }
    public double WaitedSum { get; init; }
    public double ModelSum { get; init; }
    public double ErrorSum { get; init; }
    public double CoveredSum { get; init; }

    /// <summary>By what the model's mean is to be multiplied.</summary>
    public double Factor => Weight <= 0 || ModelSum <= 0
        ? 1
        : Math.Clamp(((WaitedSum / ModelSum * Weight) + Believed) / (Weight + Believed), 1 / MostFactor, MostFactor);

    /// <summary>
    /// By what the model's interval is widened. Each miss widens it and each hit narrows it, so that in the long run it holds as
    /// often as it should, whatever waits are distributed like and however they depend on each other (adaptive conformal inference).
    /// </summary>
    public double Spread { get; init; } = 1;

    /// <summary>Mean distance of what was told from what happened, in seconds; null before anything happened.</summary>
    public double? MeanAbsoluteErrorSeconds => Weight > 0 ? ErrorSum / Weight : null;

    /// <summary>Share of waits that ended within the interval told: .8 is aimed at.</summary>
    public double? Coverage => Weight > 0 ? CoveredSum / Weight : null;

    public WaitCalibration See(ExpectedWait told, double waitedSeconds)
    {
        var isCovered = waitedSeconds >= told.Told.Low && waitedSeconds <= told.Told.High;
        return new WaitCalibration
        {
            Contacts = Contacts + 1,
            Weight = (Weight * Kept) + 1,
            WaitedSum = (WaitedSum * Kept) + waitedSeconds,
            ModelSum = (ModelSum * Kept) + told.ModelSeconds,
            Spread = Math.Clamp(Spread * Math.Exp(Step * (isCovered ? Aim - 1 : Aim)), LeastSpread, MostSpread),
            ErrorSum = (ErrorSum * Kept) + Math.Abs(waitedSeconds - told.Told.Seconds),
            CoveredSum = (CoveredSum * Kept) + (isCovered ? 1 : 0),
        };
    }
}

/// <summary>What was told of a wait as it began, and the model's figure behind it, to be held against what happened.</summary>
public sealed record ExpectedWait(WaitEstimate Told, double ModelSeconds);
