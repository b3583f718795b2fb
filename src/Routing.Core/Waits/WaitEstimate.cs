namespace Routing.Core;

/// <summary>How long a contact will probably wait, with the interval that holds four times in five.</summary>
public sealed record WaitEstimate(double Seconds, double Low, double High)
{
    /// <summary>The contact is at an agent who is free: what is left is the time to accept.</summary>
    public static readonly WaitEstimate Now = new(0, 0, 0);

    /// <summary>90 % point of the standard normal distribution: 10 % lie below the interval, 10 % above.</summary>
    private const double NinetyPercent = 1.2815515655446004;

    /// <summary>Squared coefficient of variation of handle times: lognormal, σ = .94.</summary>
    private const double HandleTimeVariation = 1.43;

    /// <summary>What a mean handle time is worth that rests on no contact at all.</summary>
    private const double PriorContacts = 3;

    /// <param name="position">Place in the queue by priority, 1 is next; that others may pass their waiting bound meanwhile is left out.</param>
    /// <returns>Null when nobody is there.</returns>
    public static WaitEstimate? Of(int position, ServicePace? pace, WaitCalibration? calibration = null) =>
        pace is null || position < 1 ? null : Expect(position, pace, calibration)?.Told ?? Now;

    /// <summary>
    /// With k departures to wait for, T apart, a contact waits k·T on average, Gamma distributed with shape k (Erlang). That T itself
    /// is only estimated, from m contacts, widens the interval: 1 ÷ shape = 1 ÷ k + 1.43 ÷ (m + 3). What the queue has seen of its
    /// own errors mends both.
    /// </summary>
    /// <returns>Null for who need not wait.</returns>
    public static ExpectedWait? Expect(int position, ServicePace pace, WaitCalibration? calibration = null)
    {
        var departures = position + pace.Ahead - pace.Free;
        if (departures <= 0) return null;
        calibration ??= WaitCalibration.None;
        var model = departures * pace.SecondsPerDeparture;
        var shape = 1 / ((1 / departures) + (HandleTimeVariation / (Math.Max(0, pace.HandledContacts) + PriorContacts)));
        var mean = model * calibration.Factor;
        var z = NinetyPercent * calibration.Spread;
        return new ExpectedWait(new WaitEstimate(mean, mean * Quantile(shape, -z), mean * Quantile(shape, z)), model);
    }

    // Wilson and Hilferty, 1931: the cube root of a Gamma variable is nearly normal. Within 2 % of the mean at shape 1.
    private static double Quantile(double shape, double z)
    {
        var root = 1 - (1 / (9 * shape)) + (z / (3 * Math.Sqrt(shape)));
        return Math.Pow(Math.Max(0, root), 3);
    }
}
