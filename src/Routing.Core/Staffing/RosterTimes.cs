namespace Routing.Core;

/// <summary>In which half hours an agent is at work by its shifts.</summary>
public static class RosterTimes
{
    /// <summary>Phases looked at for one agent: more than the shifts and breaks of two weeks.</summary>
    private const int MostPhases = 1000;

    /// <param name="starts">Beginnings of half hours, rising.</param>
    /// <returns>For each whether it is worked for half of it or more.</returns>
    public static bool[] Of(ShiftPlan plan, IReadOnlyList<DateTimeOffset> starts)
    {
        var worked = new double[starts.Count];
        if (starts.Count == 0) return [];
        var (at, end) = (starts[0], SlotClock.EndOf(starts[^1]));
        for (var phases = 0; at < end && phases < MostPhases; phases++)
        {
            var planned = plan.At(at);
            var until = planned.ChangesAt is { } changes && changes < end ? changes : end;
            if (planned.Phase == ShiftPhase.Working) Add(worked, starts, at, until);
            at = until;
        }
        return [.. worked.Select(minutes => minutes >= CountSeries.MinutesOfHalfHour / 2.0)];
    }

    private static void Add(double[] worked, IReadOnlyList<DateTimeOffset> starts, DateTimeOffset from, DateTimeOffset until)
    {
        for (var slot = 0; slot < starts.Count && starts[slot] < until; slot++)
        {
            var (begin, end) = (starts[slot] > from ? starts[slot] : from, SlotClock.EndOf(starts[slot]) < until ? SlotClock.EndOf(starts[slot]) : until);
            if (begin < end) worked[slot] += (end - begin).TotalMinutes;
        }
    }
}
