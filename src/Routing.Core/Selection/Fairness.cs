namespace Routing.Core;

/// <summary>
/// What it is worth, to the queue, that work goes to somebody who has been without it: the part of best-bid that trades value for an
/// even spread. It grows with idleness up to <see cref="FullyIdle"/>.
/// </summary>
/// <remarks>
/// Idleness and not occupancy, as it is known of every agent at every moment without a window to be chosen, and as whoever is idle
/// long is so because others are preferred. It is in the queue's currency, so that what evenness costs is what was asked for.
/// </remarks>
public static class Fairness
{
    /// <summary>Beyond this, longer idleness adds nothing.</summary>
    public static readonly TimeSpan FullyIdle = TimeSpan.FromMinutes(10);

    public static double Worth(QueueConfig queue, DateTimeOffset idleSince, DateTimeOffset now) => Worth(queue.Fairness * queue.UnresolvedCost, idleSince, now);

    /// <param name="most">Worth of one who is fully idle.</param>
    public static double Worth(double most, DateTimeOffset idleSince, DateTimeOffset now) => most * Math.Clamp((now - idleSince) / FullyIdle, 0, 1);

    /// <summary>
    /// The worth of one who is fully idle where it counts in whom to ask and which home to take from; 0 up to the default, with which it
    /// decides between equals only, and keeping a second order of the candidates would buy nothing.
    /// </summary>
    public static double BeforeBids(QueueConfig queue) => queue.Fairness > Defaults.Fairness ? queue.Fairness * queue.UnresolvedCost : 0;
}
