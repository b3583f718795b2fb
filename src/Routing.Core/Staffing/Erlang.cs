namespace Routing.Core;

/// <summary>
/// Waits of one queue whose agents all do the same work, in the long run: contacts at random, exponential handle times. Erlang C where
/// customers wait for ever, Erlang A (Palm; Mandelbaum and Zeltyn, 2007) where their patience is exponential.
/// </summary>
public static class Erlang
{
    /// <summary>Steps of Simpson's rule; seven digits.</summary>
    private const int Steps = 1000;

    /// <summary>Nearer to a whole number than this is that number.</summary>
    private const double Whole = 1e-9;

    /// <summary>What is as good as none of a density, as a logarithm.</summary>
    private const double Nothing = -40;

    /// <summary>Share of contacts lost where none can wait (Erlang B).</summary>
    public static double Loss(int agents, double work)
    {
        var loss = 1.0;
        for (var n = 1; n <= agents; n++) loss = work * loss / (n + (work * loss));
        return loss;
    }

    public static WaitFigures Figures(StaffingLoad load, int agents, double thresholdSeconds)
    {
        if (load.Work <= 0) return new WaitFigures(agents, 0, 1, 0, 0, 0);
        if (agents <= 0) return new WaitFigures(0, 1, 0, double.PositiveInfinity, load.PatienceSeconds is null ? 0 : 1, 0);
        return load.PatienceSeconds is { } patience ? OfImpatient(load, agents, 1 / patience, thresholdSeconds) : OfPatient(load, agents, thresholdSeconds);
    }

    /// <summary>With one agent more for a part of the time: between the figures of the whole numbers next to it, by that part.</summary>
    /// <param name="agents">On the mean of the time.</param>
    public static WaitFigures Figures(StaffingLoad load, double agents, double thresholdSeconds)
    {
        var fewer = (int)Math.Floor(agents + Whole);
        var part = agents - fewer;
        var less = Figures(load, fewer, thresholdSeconds);
        if (part <= Whole) return less;
        var more = Figures(load, fewer + 1, thresholdSeconds);
        double Between(Func<WaitFigures, double> of) => ((1 - part) * of(less)) + (part * of(more));
        // A mean over those who are answered: with nobody there, none are.
        var (answeredByLess, answeredByMore) = (fewer == 0 ? 0 : (1 - part) * (1 - less.Abandoned), part * (1 - more.Abandoned));
        var wait = answeredByLess <= 0 ? more.MeanWaitSeconds : ((answeredByLess * less.MeanWaitSeconds) + (answeredByMore * more.MeanWaitSeconds)) / (answeredByLess + answeredByMore);
        return new WaitFigures((int)Math.Round(agents), Between(one => one.Waits), Between(one => one.InTime), wait, Between(one => one.Abandoned), Between(one => one.Occupancy));
    }

    private static WaitFigures OfPatient(StaffingLoad load, int agents, double threshold)
    {
        if (load.Work >= agents) return new WaitFigures(agents, 1, 0, double.PositiveInfinity, 0, 1);
        var loss = Loss(agents, load.Work);
        var waits = agents * loss / (agents - (load.Work * (1 - loss)));
        var spare = (agents - load.Work) / load.HandleSeconds;
        return new WaitFigures(agents, waits, 1 - (waits * Math.Exp(-spare * threshold)), waits / spare, 0, load.Work / agents);
    }

    /// <summary>The wait offered to a customer of no end of patience has the density λ·p·exp(h(x)), h(x) = λ(1 − e^(−θx))/θ − nμx, p the chance that all agents but one are busy.</summary>
    private static WaitFigures OfImpatient(StaffingLoad load, int agents, double leave, double threshold)
    {
        var (rate, capacity) = (load.ContactsPerSecond, agents / load.HandleSeconds);
        double Exponent(double x) => (rate * (1 - Math.Exp(-leave * x)) / leave) - (capacity * x);
        // The exponent is concave: its top is taken out, so that an overloaded queue of patient customers does not overflow.
        var peak = rate > capacity ? Math.Log(rate / capacity) / leave : 0;
        var top = Exponent(peak);
        var end = Math.Max(peak, 1 / capacity);
        while (Exponent(end) - top > Nothing) end *= 1.5;
        double Density(double x) => Math.Exp(Exponent(x) - top);
        var all = Integral(Density, end);
        var waits = rate * all / ((Math.Exp(-top) / Loss(agents - 1, load.Work)) + (rate * all));
        var scale = waits / all;
        var answered = scale * Integral(x => Density(x) * Math.Exp(-leave * x), end);
        var inTime = scale * Integral(x => Density(x) * Math.Exp(-leave * x), Math.Min(threshold, end));
        var waited = scale * Integral(x => x * Density(x) * Math.Exp(-leave * x), end);
        var served = 1 - waits + answered;
        return new WaitFigures(agents, waits, 1 - waits + inTime, waited / served, waits - answered, Math.Min(1, load.Work * served / agents));
    }

    private static double Integral(Func<double, double> f, double to)
    {
        if (to <= 0) return 0;
        var step = to / Steps;
        var sum = f(0) + f(to);
        for (var n = 1; n < Steps; n++) sum += (n % 2 == 0 ? 2 : 4) * f(n * step);
        return sum * step / 3;
    }
}
