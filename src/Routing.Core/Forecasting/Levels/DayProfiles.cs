namespace Routing.Core;

/// <summary>
/// How a weekday's contacts spread over its slots: means of square roots, which one odd day moves little, older days counting less; weekdays
/// that are much alike lend each other what they know, and so do neighbouring slots.
/// </summary>
/// <param name="halfLifeDays">After so many days a day counts half.</param>
internal sealed class DayProfiles(int slots, double halfLifeDays)
{
    /// <summary>What another weekday's days are worth when its spread cannot be told apart, and how fast that falls as it can.</summary>
    private const double LentShare = 0.5;
    private const double LentPower = 2;

    /// <summary>Anscombe's: a root of a count so shifted varies alike at all counts.</summary>
    private const double Shift = 3.0 / 8;

    /// <summary>Slots with less are no use in telling weekdays apart.</summary>
    private const double LeastShare = 0.002;

    /// <summary>How far a slot that differs from its neighbours by chance goes towards their mean.</summary>
    private const double TowardsNeighbours = 0.5;

    private const int Weekdays = 7;
    private readonly double _keep = Math.Pow(0.5, 1 / halfLifeDays);

    private readonly double[][] _roots = [.. Enumerable.Range(0, Weekdays).Select(_ => new double[slots])];
    private readonly double[] _contacts = new double[Weekdays];
    private readonly double[] _rootTotals = new double[Weekdays];

    /// <param name="counts">Null for a day that is unlike others, of which nothing is learned.</param>
    public void Add(int weekday, ReadOnlySpan<double> counts, double total)
    {
        for (var w = 0; w < Weekdays; w++)
        {
            _contacts[w] *= _keep;
            _rootTotals[w] *= _keep;
            foreach (ref var root in _roots[w].AsSpan()) root *= _keep;
        }
        if (total <= 0 || counts.IsEmpty) return;
        var rootTotal = Math.Sqrt(total);
        _contacts[weekday] += total;
        _rootTotals[weekday] += rootTotal;
        for (var slot = 0; slot < slots; slot++) _roots[weekday][slot] += rootTotal * Math.Sqrt(counts[slot] + Shift);
    }

    /// <summary>Shares of each weekday's slots; sums are 1, or 0 where nothing is known.</summary>
    public double[][] Shares()
    {
        var own = Enumerable.Range(0, Weekdays).Select(Own).ToArray();
        return [.. Enumerable.Range(0, Weekdays).Select(weekday => Shared(own, weekday))];
    }

    private double[] Own(int weekday)
    {
        var shares = new double[slots];
        if (_contacts[weekday] <= 0) return shares;
        var none = Shift * Math.Pow(_rootTotals[weekday] / _contacts[weekday], 2);
        for (var slot = 0; slot < slots; slot++) shares[slot] = Math.Max(0, Math.Pow(_roots[weekday][slot] / _contacts[weekday], 2) - none);
        return shares;
    }

    private double[] Shared(double[][] own, int weekday)
    {
        var shares = new double[slots];
        for (var other = 0; other < Weekdays; other++)
        {
            var weight = _contacts[other] * (other == weekday ? 1 : LentShare / Math.Pow(Math.Max(1, Unlikeness(own, weekday, other)), LentPower));
            for (var slot = 0; slot < slots; slot++) shares[slot] += weight * own[other][slot];
        }
        shares = Smoothed(shares);
        var sum = shares.Sum();
        if (sum > 0) foreach (ref var share in shares.AsSpan()) share /= sum;
        return shares;
    }

    /// <summary>Each between its neighbours: what differs from their mean by more than chance, as where a day opens, stays almost as it is.</summary>
    /// <param name="contacts">As many as the shares are known by, so that their variance is their number.</param>
    private static double[] Smoothed(double[] contacts)
    {
        var smoothed = (double[])contacts.Clone();
        for (var slot = 1; slot < contacts.Length - 1; slot++)
        {
            var off = ((contacts[slot - 1] + contacts[slot + 1]) / 2) - contacts[slot];
            if (off == 0) continue;
            // The slot's own, and that of the mean of two; where nobody comes nobody is lent by those next to it.
            var variance = 1.5 * contacts[slot];
            smoothed[slot] += off * TowardsNeighbours * Math.Min(1, variance / (2 * off * off));
        }
        return smoothed;
    }

    /// <summary>χ² per slot: 1 where two weekdays differ as chance makes them.</summary>
    private double Unlikeness(double[][] own, int a, int b)
    {
        if (_contacts[a] <= 0 || _contacts[b] <= 0) return 1;
        var (sum, count) = (0.0, 0);
        var scale = (1 / _contacts[a]) + (1 / _contacts[b]);
        for (var slot = 0; slot < slots; slot++)
        {
            var mean = ((own[a][slot] * _contacts[a]) + (own[b][slot] * _contacts[b])) / (_contacts[a] + _contacts[b]);
            if (mean < LeastShare) continue;
            sum += Math.Pow(own[a][slot] - own[b][slot], 2) / (mean * scale);
            count++;
        }
        return count == 0 ? 1 : sum / count;
    }
}
