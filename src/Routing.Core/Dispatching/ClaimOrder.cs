namespace Routing.Core;

/// <summary>
/// Which queue a freed agent serves first. Contacts past their waiting bound before all others, earliest due first;
/// then who does not yield; then the greater aged priority; then, where all that are equal so far select by best-bid, the greater index;
/// otherwise the longest waiting; then the queue's id.
/// </summary>
public sealed class ClaimOrder : IComparer<Claim>
{
    /// <summary>Priorities are compared on a grid this fine: ageing leaves rounding in the last digits.</summary>
    public const int PriorityDigits = 9;

    private static readonly ClaimOrder ByIndex = new(byIndex: true);
    private static readonly ClaimOrder ByAge = new(byIndex: false);

    private readonly bool _byIndex;

    private ClaimOrder(bool byIndex) => _byIndex = byIndex;

    /// <summary>Puts the greatest claim first.</summary>
    /// <remarks>
    /// One comparer for all pairs was refused. Of three equal in priority where two have an index, A can beat B by
    /// index, B beat C by age and C beat A by age; so whether the index counts is settled for a whole run of equals.
    /// </remarks>
    public static void Sort(Span<Claim> claims)
    {
        claims.Sort(ByAge);
        for (var start = 0; start < claims.Length;)
        {
            var end = start + 1;
            while (end < claims.Length && ByPriority(claims[start], claims[end]) == 0) end++;
            var run = claims[start..end];
            if (AllIndexed(run)) run.Sort(ByIndex);
            start = end;
        }
    }

    public int Compare(Claim x, Claim y)
    {
        var order = ByPriority(x, y);
        if (order == 0 && _byIndex) order = Nullable.Compare(y.Index, x.Index);
        if (order == 0) order = x.WaitingSince.CompareTo(y.WaitingSince);
        return order != 0 ? order : string.CompareOrdinal(x.Queue, y.Queue);
    }

    private static int ByPriority(in Claim x, in Claim y)
    {
        var order = (x.PastBoundSince ?? DateTimeOffset.MaxValue).CompareTo(y.PastBoundSince ?? DateTimeOffset.MaxValue);
        if (order == 0) order = x.Yields.CompareTo(y.Yields);
        return order != 0 ? order : Math.Round(y.Priority, PriorityDigits).CompareTo(Math.Round(x.Priority, PriorityDigits));
    }

    private static bool AllIndexed(ReadOnlySpan<Claim> run)
    {
        foreach (var claim in run)
        {
            if (claim.Index is null) return false;
        }
        return true;
    }
}
