using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>
/// Looks ahead for groups whose agents have shifts: has gaps in their rosters told of, and suggestions made. One gateway does it for a
/// group, as with webhooks; the dispatcher knows what was told.
/// </summary>
internal sealed partial class OutlookHost(
    IActorDirectory actors, ICatalog catalog, StaffingBook staffing, CoachingReads coaching, TimeProvider clock, ILogger<OutlookHost> log) : RoundHost(Every, clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>A gateway that is not heard of for so long looks ahead no more.</summary>
    private static readonly TimeSpan HeldFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan CoachingEvery = TimeSpan.FromHours(24);

    private readonly string _name = Guid.CreateVersion7().ToString("N");
    private readonly Dictionary<string, Looked> _done = new(StringComparer.Ordinal);

    protected override Task Round(CancellationToken ct) => LookAhead(ct);

    /// <summary>Looks ahead for every group that has something new to look at.</summary>
    public async Task LookAhead(CancellationToken ct) => await ForEach(
        catalog.All(ActorKind.Dispatcher, ct: ct),
        async group =>
        {
            if (await actors.Dispatcher(group).ClaimOutlook(_name, HeldFor, ct)) await LookAhead(group, ct);
        },
        ct);

    private async Task LookAhead(string group, CancellationToken ct)
    {
        var dispatcher = actors.Dispatcher(group);
        var done = _done.GetValueOrDefault(group) ?? new Looked();
        var now = Clock.GetUtcNow();
        var planning = await dispatcher.ReadPlanning(ct);
        // A forecast is of a quarter of an hour: within it there is nothing new to look at.
        var said = (await dispatcher.Suggestions(ct)).Items.Where(one => one.Kind == SuggestionKind.Move).Max(one => one.DecidedAt);
        // But a supervisor's word on a move changes what the others do.
        var isDue = Quarter(done.At) != Quarter(now) || done.PlanningVersion != planning.Version || done.Said != said;
        var isCoachingDue = now - done.Coached >= CoachingEvery;
        if (!isDue && !isCoachingDue) return;
        var agents = (await dispatcher.Describe(ct)).Agents;
        // A group without agents has its first on any day: it is not to wait for another.
        if (isCoachingDue && agents.Count > 0 && await Coach(group, now, ct)) _done[group] = done = done with { Coached = now };
        if (isDue && await Foresee(group, planning, agents, said, done, ct) is { } looked) _done[group] = looked;
    }

    /// <summary>What is kept of it; null where it is to be tried again: the forecast is under way, or another gateway looks ahead by now.</summary>
    private async Task<Looked?> Foresee(string group, PlanningKept planning, IReadOnlyList<string> agents, DateTimeOffset? said, Looked done, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        // Without a roster there is nothing to hold a forecast against, and none is made for it.
        if (agents.Count == 0 || !await staffing.HasRoster(agents, ct)) return done with { At = now, PlanningVersion = planning.Version, Said = said };
        var dispatcher = actors.Dispatcher(group);
        var hours = planning.Config.GapHoursAhead;
        // The hours of today that are over are none ahead.
        if (await staffing.Of(group, Math.Min(ForecastDefaults.MaxDaysAhead, (hours / 24) + 2), ct) is not { HasRoster: true } plan) return null;
        if (plan.Forecast.ComputedAt != done.Foreseen)
        {
            if (!await dispatcher.Foresee(_name, new ExpectedGaps([.. plan.Queues.Values.Where(queue => queue.Plan is not null && queue.IsTold).SelectMany(queue => GapsOf(plan, queue.Plan!))]), ct)) return null;
            // Kept before the moves: a forecast that counts twice would be two that have nothing of a gap.
            _done[group] = done = done with { Foreseen = plan.Forecast.ComputedAt };
        }
        // One kept from before that word does not know of it.
        if (plan.At <= said) return null;
        var moves = plan.Only(move => move.Move.Suggestion is not null || (move.Begins > now && move.Begins < now.AddHours(hours)));
        if (!await dispatcher.Suggest(_name, new SuggestionsFound([.. SuggestionsOf.Moves(group, moves, now)]) { IsPlan = true }, ct)) return null;
        // One of the quarter before, as the new one is under way, is looked at again.
        return Quarter(plan.Forecast.ComputedAt) == Quarter(now) && plan.Forecast.Planning.Version == planning.Version ? done with { At = now, PlanningVersion = planning.Version, Said = said } : null;
    }

    protected override void Failed(Exception failure) => NotLooked(log, NameOf(failure));

    /// <returns>False where another gateway looks ahead by now: it does it.</returns>
    private async Task<bool> Coach(string group, DateTimeOffset now, CancellationToken ct)
    {
        var dispatcher = actors.Dispatcher(group);
        if (await coaching.Drifts(group, ct) is { IsEmpty: false } drifts && !await dispatcher.NoteDrifts(_name, new DriftsFound(drifts), ct)) return false;
        var (report, _, _) = await coaching.Of(group, CoachingReads.UsualDays, ct);
        if (report.Suggestions.IsEmpty) return true;
        var skills = new Dictionary<string, ImmutableDictionary<string, int>>(StringComparer.Ordinal);
        foreach (var agent in report.Suggestions.Select(one => one.Agent).Distinct())
        {
            if (await actors.Agent(agent).Describe(ct) is { } known) skills[agent] = known.Profile.Skills;
        }
        var rules = (await dispatcher.Describe(ct)).Rules;
        var made = SuggestionsOf.Coaching(rules, group, report.Suggestions.Where(one => skills.ContainsKey(one.Agent)), (agent, skill) => skills[agent].TryGetValue(skill, out var level) ? level : null, now);
        return await dispatcher.Suggest(_name, new SuggestionsFound([.. made]), ct);
    }

    private static long Quarter(DateTimeOffset at) => TallyKey.StartOf(TallyLevel.Quarter, at.ToUnixTimeSeconds());

    private static IEnumerable<ExpectedGap> GapsOf(GroupStaffing staffing, StaffingPlan plan) => plan.Gaps().Select(gap => new ExpectedGap(
        plan.Queue, staffing.Starts[gap.FirstSlot], staffing.EndOf(gap.FirstSlot, gap.Slots), gap.Agents,
        plan.Slots.Skip(gap.FirstSlot).Take(gap.Slots).First(slot => slot.Surplus == gap.Agents).Need.Scheduled));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Gaps in the roster are not looked for ({Failure}). It is tried again.")]
    private static partial void NotLooked(ILogger log, string failure);

    /// <summary>What was looked at of a group.</summary>
    /// <param name="At">When all there was had been.</param>
    /// <param name="Said">The latest word on a move that it allows for.</param>
    /// <param name="Foreseen">The forecast whose gaps were told of.</param>
    private sealed record Looked(DateTimeOffset At = default, long PlanningVersion = -1, DateTimeOffset Foreseen = default, DateTimeOffset Coached = default, DateTimeOffset? Said = null);
}
