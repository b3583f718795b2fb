using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>How far an agent was where it was planned to be, as the API answers it (<c>GET /v1/agents/{id}/adherence</c>).</summary>
/// <param name="PlannedSeconds">Planned to be at work or at a break.</param>
/// <param name="AdherentSeconds">Of those: ready or draining while work was planned, not ready or offline during a break.</param>
/// <param name="AbsentSeconds">Work was planned, and the agent was not ready or offline.</param>
/// <param name="MissedBreakSeconds">A break was planned, and the agent worked.</param>
/// <param name="ExtraSeconds">Ready or draining where nothing was planned.</param>
/// <param name="AdherencePercent">Adherent of planned; null where nothing was planned.</param>
/// <param name="ConformancePercent">All time ready or draining, of the work planned; null where none was.</param>
public sealed record Adherence(
    DateTimeOffset From, DateTimeOffset To, double PlannedSeconds, double AdherentSeconds, double AbsentSeconds, double MissedBreakSeconds, double ExtraSeconds,
    double? AdherencePercent, double? ConformancePercent)
{
    /// <summary>From planned and actual presence alone.</summary>
    /// <param name="actual">Presences by their beginnings, oldest first; before the first the agent was offline.</param>
    public static Adherence Of(ShiftPlan plan, ImmutableArray<Presence> actual, DateTimeOffset from, DateTimeOffset to)
    {
        double working = 0, breaks = 0, worked = 0, rested = 0, extra = 0;
        var (at, next) = (from, 0);
        var planned = plan.At(from);
        while (at < to)
        {
            while (next < actual.Length && actual[next].Since <= at) next++;
            if (planned.ChangesAt <= at) planned = plan.At(at);
            var isAtWork = next > 0 && actual[next - 1].Kind is PresenceKind.Ready or PresenceKind.Draining;
            var until = to;
            if (next < actual.Length && actual[next].Since < until) until = actual[next].Since;
            if (planned.ChangesAt < until) until = planned.ChangesAt.Value;
            var seconds = (until - at).TotalSeconds;
            switch (planned.Phase)
            {
                case ShiftPhase.Working:
                    working += seconds;
                    if (isAtWork) worked += seconds;
                    break;
                case ShiftPhase.Break:
                    breaks += seconds;
                    if (!isAtWork) rested += seconds;
                    break;
                default:
                    if (isAtWork) extra += seconds;
                    break;
            }
            at = until;
        }
        var missed = breaks - rested;
        return new Adherence(
            from, to, working + breaks, worked + rested, working - worked, missed, extra,
            working + breaks > 0 ? 100 * (worked + rested) / (working + breaks) : null,
            working > 0 ? 100 * (worked + missed + extra) / working : null);
    }
}

/// <summary>What an agent with a plan remembers of its presence, for <see cref="Adherence"/>: bounded in time and number.</summary>
public static class PresencePast
{
    public const int Most = 200;
    public static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    public static ImmutableArray<Presence> Add(ImmutableArray<Presence> past, Presence presence)
    {
        var oldest = presence.Since - Kept;
        var drop = 0;
        // The one that still lasted then is needed, too.
        while (drop + 1 < past.Length && past[drop + 1].Since <= oldest) drop++;
        if (past.Length - drop >= Most) drop = past.Length - Most + 1;
        return past.RemoveRange(0, drop).Add(presence);
    }
}

/// <summary>Presences lately, as stored.</summary>
public sealed record PresencesKept(ImmutableArray<Presence> Past);
