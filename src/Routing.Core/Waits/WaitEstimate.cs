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

    /// <summary>
    /// With n agents at a mean handle time T, contacts leave a queue every T ÷ n, and a contact with k departures to wait
    /// for waits k·T ÷ n on average, Gamma distributed with shape k (Erlang). That T itself is only estimated, from m
    /// contacts, widens the interval: 1 ÷ shape = 1 ÷ k + 1.43 ÷ (m + 3).
    /// </summary>
    /// <param name="position">Place in the queue by priority, 1 is next; that others may pass their waiting bound meanwhile is left out.</param>
    /// <param name="agents">Agents who are there for the queue, busy or free.</param>
    /// <param name="free">Of these, how many could take a contact now.</param>
    /// <param name="handledContacts">How many contacts the mean handle time rests on.</param>
    /// <returns>Null when nobody is there: then there is nothing to estimate from, and a figure would be a lie.</returns>
    public static WaitEstimate? Of(int position, int agents, int free, double meanHandleSeconds, long handledContacts)
    {
        if (position < 1 || agents <= 0 || !double.IsFinite(meanHandleSeconds) || meanHandleSeconds <= 0) return null;
        var departures = position - Math.Max(0, free);
        if (departures <= 0) return Now;
        var mean = departures * meanHandleSeconds / agents;
        var shape = 1 / ((1.0 / departures) + (HandleTimeVariation / (Math.Max(0, handledContacts) + PriorContacts)));
        return new WaitEstimate(mean, mean * Quantile(shape, -NinetyPercent), mean * Quantile(shape, NinetyPercent));
    }

    // Wilson and Hilferty, 1931: the cube root of a Gamma variable is nearly normal. Within 2 % of the mean at shape 1.
    private static double Quantile(double shape, double z)
    {
        var root = 1 - (1 / (9 * shape)) + (z / (3 * Math.Sqrt(shape)));
        return Math.Pow(Math.Max(0, root), 3);
    }
}
