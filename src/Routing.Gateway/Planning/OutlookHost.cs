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
    private const int MostGroups = 1000;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>A gateway that is not heard of for so long looks ahead no more.</summary>
    private static readonly TimeSpan HeldFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan CoachingEvery = TimeSpan.FromHours(24);

    private readonly string _name = Guid.CreateVersion7().ToString("N");
    private readonly Dictionary<string, (DateTimeOffset Forecast, DateTimeOffset Coached)> _done = new(StringComparer.Ordinal);

    protected override Task Round(CancellationToken ct) => LookAhead(ct);

    /// <summary>Looks ahead for every group that has something new to look at.</summary>
    public async Task LookAhead(CancellationToken ct) => await ForEach(
        await catalog.List(ActorKind.Dispatcher, null, MostGroups, ct),
        async group =>
        {
            if (await actors.Dispatcher(group).ClaimOutlook(_name, HeldFor, ct)) await LookAhead(group, ct);
        },
        ct);

    private async Task LookAhead(string group, CancellationToken ct)
    {
        var dispatcher = actors.Dispatcher(group);
        if ((await dispatcher.Describe(ct)).Agents.Count == 0) return;
        var done = _done.GetValueOrDefault(group);
        var now = Clock.GetUtcNow();
        if (now - done.Coached >= CoachingEvery)
        {
            await Coach(group, now, ct);
            _done[group] = done = done with { Coached = now };
        }
        var hours = (await dispatcher.ReadPlanning(ct)).Config.GapHoursAhead;
        // The hours of today that are over are none ahead.
        if (await staffing.Of(group, Math.Min(ForecastDefaults.MaxDaysAhead, (hours / 24) + 2), ct) is not { HasRoster: true } plan || plan.Forecast.ComputedAt == done.Forecast) return;
        // Done before the moves: a forecast that counts twice would be two that have nothing of a gap.
        if (!await dispatcher.Foresee(_name, new ExpectedGaps([.. plan.Queues.Values.Where(queue => queue.Plan is not null).SelectMany(queue => GapsOf(plan, queue.Plan!))]), ct)) return;
        _done[group] = done with { Forecast = plan.Forecast.ComputedAt };
        await dispatcher.Suggest(_name, new SuggestionsFound([.. SuggestionsOf.Moves(group, plan.Moves.Where(move => move.Begins > now && move.Begins < now.AddHours(hours)), now)]), ct);
    }

    protected override void Failed(Exception failure) => NotLooked(log, NameOf(failure));

    private async Task Coach(string group, DateTimeOffset now, CancellationToken ct)
    {
        if (await coaching.Drifts(group, ct) is { IsEmpty: false } drifts) await actors.Dispatcher(group).NoteDrifts(_name, new DriftsFound(drifts), ct);
        var (report, _, _) = await coaching.Of(group, CoachingReads.UsualDays, ct);
        if (report.Suggestions.IsEmpty) return;
        var skills = new Dictionary<string, ImmutableDictionary<string, int>>(StringComparer.Ordinal);
        foreach (var agent in report.Suggestions.Select(one => one.Agent).Distinct())
        {
            if (await actors.Agent(agent).Describe(ct) is { } known) skills[agent] = known.Profile.Skills;
        }
        var made = SuggestionsOf.Coaching(group, report.Suggestions.Where(one => skills.ContainsKey(one.Agent)), (agent, skill) => skills[agent].TryGetValue(skill, out var level) ? level : null, now);
        await actors.Dispatcher(group).Suggest(_name, new SuggestionsFound([.. made]), ct);
    }

    private static IEnumerable<ExpectedGap> GapsOf(GroupStaffing staffing, StaffingPlan plan) => plan.Gaps().Select(gap => new ExpectedGap(
        plan.Queue, staffing.Starts[gap.FirstSlot], staffing.EndOf(gap.FirstSlot, gap.Slots), gap.Agents,
        plan.Slots.Skip(gap.FirstSlot).Take(gap.Slots).First(slot => slot.Surplus == gap.Agents).Need.Scheduled));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Gaps in the roster are not looked for ({Failure}). It is tried again.")]
    private static partial void NotLooked(ILogger log, string failure);
}
