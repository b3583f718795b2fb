using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Core;

/// <summary>
/// A policy that scores each bid for itself and awards the greatest total; among equals the longest idle wins, then the
/// id. So every policy breaks ties alike, and a record can be replayed.
/// </summary>
public abstract class ScoringSelection : ISelectionPolicy
{
    /// <summary>How figures are written, wherever the machine stands.</summary>
    protected static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public abstract string Name { get; }

    // Not left to the interface: a member of a derived class would not implement it, and callers would get the default, silently.
    public virtual bool IsByLot => false;

    public virtual bool IsEven => false;

    public virtual bool IsPickedByPeople => false;

    public virtual int GradeOf(QueueConfig queue, QueueHead head, DateTimeOffset now) => 0;

    public abstract double CandidateKey(in Candidate candidate);

    public Award? Select(SelectionCase subject, IReadOnlyList<Bid> bids, Random random)
    {
        var scores = ImmutableArray.CreateBuilder<ScoredBid>(bids.Count);
        Bid? best = null, next = null;
        double bestTotal = 0, nextTotal = 0;
        var told = ImmutableArray.CreateBuilder<ScorePart>();
        foreach (var bid in bids)
        {
            if (bid.Eligible is not Eligible.Yes)
            {
                scores.Add(new ScoredBid(bid.Agent, bid.Eligible, null, []));
                continue;
            }
            told.Clear();
            var total = Total(subject, bid, random, told);
            scores.Add(new ScoredBid(bid.Agent, bid.Eligible, total, told.ToImmutable()) { Estimate = BidEstimate.Of(bid.Expected) });
            if (best is null || Beats(total, bid, bestTotal, best))
            {
                (next, nextTotal) = (best, bestTotal);
                (best, bestTotal) = (bid, total);
            }
            else if (next is null || Beats(total, bid, nextTotal, next)) (next, nextTotal) = (bid, total);
        }
        if (best is null) return null;
        var rival = next is null ? "no other bid" : $"next {next.Agent} {Tell(subject, next, nextTotal)}";
        return new Award(best.Agent, $"{TellWinner(subject, best, bestTotal)}; {rival}", scores.MoveToImmutable());
    }

    /// <summary>Whom it takes, without saying why; null when none is eligible.</summary>
    public Bid? Best(SelectionCase subject, IReadOnlyList<Bid> bids, Random random)
    {
        Bid? best = null;
        var bestTotal = 0.0;
        foreach (var bid in bids)
        {
            if (bid.Eligible is not Eligible.Yes) continue;
            var total = Total(subject, bid, random, null);
            if (best is null || Beats(total, bid, bestTotal, best)) (best, bestTotal) = (bid, total);
        }
        return best;
    }

    /// <summary>Adds up the parts of one eligible bid's score; greater is better.</summary>
    protected abstract void Score(SelectionCase subject, Bid bid, Random random, ref ScoreSum sum);

    private double Total(SelectionCase subject, Bid bid, Random random, ImmutableArray<ScorePart>.Builder? told)
    {
        var sum = new ScoreSum(told);
        Score(subject, bid, random, ref sum);
        return sum.Total;
    }

    /// <summary>The figure a bid stands for, in a few words.</summary>
    protected abstract string Tell(SelectionCase subject, Bid bid, double total);

    protected virtual string TellWinner(SelectionCase subject, Bid bid, double total) =>
        $"{Name.Replace('-', ' ')}: {Tell(subject, bid, total)}";

    // Rounded to a grid rather than compared with a tolerance: "nearly equal" is not transitive, and then the winner
    // would depend on the order in which the bids came in.
    private static bool Beats(double total, Bid bid, double otherTotal, Bid other)
    {
        var byTotal = Math.Round(total, 9).CompareTo(Math.Round(otherTotal, 9));
        if (byTotal != 0) return byTotal > 0;
        var byIdle = bid.IdleSince.CompareTo(other.IdleSince);
        return byIdle != 0 ? byIdle < 0 : string.CompareOrdinal(bid.Agent, other.Agent) < 0;
    }
}

/// <summary>A score as it is added up, and its parts, where they are to be told.</summary>
public ref struct ScoreSum(ImmutableArray<ScorePart>.Builder? told)
{
    public double Total { get; private set; }

    public void Add(string part, double value)
    {
        Total += value;
        told?.Add(new ScorePart(part, value));
    }
}
