using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A routing group as a Markov model, with what its classes and pools stand for on the board. The unit of time is a minute.</summary>
/// <param name="Homes">By pool, the <see cref="HomeKeys"/> of its agents.</param>
/// <param name="IsCoarse">Whether homes leave out levels.</param>
/// <param name="Seen">Arrivals that the rates rest on, of the class least seen.</param>
public sealed record BoardModel(MarkovModel Model, ImmutableArray<ClassKey> Classes, ImmutableArray<string> Homes, bool IsCoarse, double Seen)
{
    /// <summary>A rate that moved by more than this calls for a fit, where it is more than chance.</summary>
    public const double Moved = 0.1;

    /// <summary>Rates known from this many times as many arrivals are better ones.</summary>
    public const double SeenMore = 4;

    private const double ByChance = 2.5;

    /// <summary>Whether the classes and homes are those of another.</summary>
    public bool IsAlike(BoardModel other) => Classes.SequenceEqual(other.Classes) && Homes.SequenceEqual(other.Homes) && IsCoarse == other.IsCoarse;

    /// <summary>Whether a rule fitted to an earlier model should be fitted anew.</summary>
    public bool CallsForFit(BoardModel earlier)
    {
        if (!IsAlike(earlier) || Seen >= SeenMore * earlier.Seen) return true;
        // Known from so many arrivals both times, rates differ by chance.
        var chance = ByChance * Math.Sqrt(1 / Math.Max(1, Seen) + 1 / Math.Max(1, earlier.Seen));
        bool HasMoved(double now, double then) => Math.Abs(now - then) > Math.Max(Moved, chance) * Math.Max(now, then);
        var classes = Model.Classes.Zip(earlier.Model.Classes, (now, then) =>
            HasMoved(now.ArrivalRate, then.ArrivalRate) || now.HoldingCost != then.HoldingCost || now.UnresolvedCost != then.UnresolvedCost);
        var pools = Model.Pools.Zip(earlier.Model.Pools, (now, then) => Math.Abs(now.Agents - then.Agents) > Moved * then.Agents
            || now.Serves.Zip(then.Serves, (x, y) => x is not null && y is not null && HasMoved(x.Rate, y.Rate)).Any(moved => moved));
        return classes.Any(moved => moved) || pools.Any(moved => moved);
    }
}
