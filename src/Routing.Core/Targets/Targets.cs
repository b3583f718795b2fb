using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Decides for the promises made to a contact: what they are, when they are due, what a moment makes of them.</summary>
public static class Targets
{
    public const int DefaultLeadSeconds = 900;

    /// <summary>As long as this counts for a contact that was promised nothing, in a queue that serves the earliest due first.</summary>
    private static readonly TimeSpan Unpromised = TimeSpan.FromDays(30);

    /// <summary>The card with what its queue promises; the clock of earlier promises goes on. A queue that promises nothing leaves what was promised.</summary>
    /// <param name="stands">The clock does not run yet: the contact is put off.</param>
    public static ContactCard Promise(QueueConfig queue, ContactCard card, bool stands, DateTimeOffset now)
    {
        if (queue.Targets is not { } rules) return card;
        var fit = rules.Cases.FirstOrDefault(one => one.Fits(card));
        var (response, resolution) = fit is null ? (rules.FirstResponseSeconds, rules.ResolutionSeconds) : (fit.FirstResponseSeconds, fit.ResolutionSeconds);
        var known = card.Targets;
        if (response is null && resolution is null) return known is null ? card : card with { Targets = null };
        var runs = known is null ? !stands : known.RunningSince is not null;
        return card with
        {
            Targets = Timed(new ContactTargets
            {
                FirstResponse = Goal(response, known?.FirstResponse),
                Resolution = Goal(resolution, known?.Resolution),
                Hours = queue.OpeningHours,
                Lead = TimeSpan.FromSeconds(rules.EscalateBeforeSeconds),
                Used = known?.UsedAt(now) ?? OpenTime.Between(queue.OpeningHours, card.CreatedAt, now),
                RunningSince = runs ? now : null,
                IsAnswered = known?.IsAnswered ?? false,
            }),
        };
    }

    /// <summary>The clock stands: the contact waits for others than us.</summary>
    public static ContactCard Pause(ContactCard card, DateTimeOffset now) =>
        card.Targets is { RunningSince: not null } running ? card with { Targets = Timed(running with { Used = running.UsedAt(now), RunningSince = null }) } : card;

    public static ContactCard Resume(ContactCard card, DateTimeOffset now) =>
        card.Targets is { RunningSince: null } standing ? card with { Targets = Timed(standing with { RunningSince = now }) } : card;

    /// <summary>The clock shows at least this: another contact of the customer, older, ended in this one.</summary>
    public static ContactCard AtLeast(ContactCard card, TimeSpan used, DateTimeOffset now) => card.Targets is { } targets && targets.UsedAt(now) < used
        ? card with { Targets = Timed(targets with { Used = used, RunningSince = targets.RunningSince is null ? null : now }) }
        : card;

    public static ContactCard Answer(ContactCard card) =>
        card.Targets is { IsAnswered: false } waiting ? card with { Targets = waiting with { IsAnswered = true } } : card;

    /// <summary>The next moment that means something to the promises; null when none does.</summary>
    public static DateTimeOffset? Next(ContactTargets? targets)
    {
        if (targets?.RunningSince is null) return null;
        var (response, resolution) = (targets.IsAnswered ? null : Next(targets.FirstResponse), Next(targets.Resolution));
        return response is null || resolution < response ? resolution ?? response : response;
    }

    /// <summary>What the moment makes of them, told once; true when one of them has come near by it.</summary>
    public static Turn<bool, ContactCard> Pass(ContactCard card, string queue, string? agent, DateTimeOffset now)
    {
        if (card.Targets is not { } targets || !(Next(targets) <= now)) return Turn.Of(false, card);
        var events = ImmutableArray.CreateBuilder<RoutingEvent>();
        var isNear = false;
        TargetTime? Passed(TargetKind kind, TargetTime? time)
        {
            if (time is { IsNear: false } && time.NearAt <= now)
            {
                isNear = true;
                time = time with { IsNear = true };
                events.Add(new TargetReached(card.ContactId, queue, agent, kind, false, time.DueAt));
            }
            if (time is not { IsBreached: false } || !(time.DueAt <= now)) return time;
            events.Add(new TargetReached(card.ContactId, queue, agent, kind, true, time.DueAt));
            return time with { IsBreached = true };
        }
        var passed = targets with
        {
            FirstResponse = targets.IsAnswered ? targets.FirstResponse : Passed(TargetKind.FirstResponse, targets.FirstResponse),
            Resolution = Passed(TargetKind.Resolution, targets.Resolution),
        };
        return Turn.Of(isNear, card with { Targets = passed }, events.ToImmutable());
    }

    /// <summary>
    /// From when a contact counts as waiting where the earliest due goes first: as far before it is due as the longest promise
    /// of the queue. So those with less time left look older, and beside other queues it looks about its age.
    /// </summary>
    public static DateTimeOffset DueOrder(WaitingContact contact, QueueConfig config)
    {
        var targets = contact.Card.Targets;
        var response = targets is { IsAnswered: false } ? targets.FirstResponse?.DueAt : null;
        var due = response is null || targets?.Resolution?.DueAt < response ? targets?.Resolution?.DueAt ?? response : response;
        return (due ?? contact.Arrival.WaitingSince + Unpromised) - Longest(config);
    }

    private static TimeSpan Longest(QueueConfig config)
    {
        var most = Math.Max(config.Targets?.FirstResponseSeconds ?? 0, config.Targets?.ResolutionSeconds ?? 0);
        foreach (var one in config.Targets?.Cases ?? []) most = Math.Max(most, Math.Max(one.FirstResponseSeconds ?? 0, one.ResolutionSeconds ?? 0));
        return TimeSpan.FromSeconds(most);
    }

    // What was told of a promise stays told while it is the same.
    private static TargetTime? Goal(int? seconds, TargetTime? known) => seconds is not { } goal ? null
        : known?.Goal == TimeSpan.FromSeconds(goal) ? known : new TargetTime(TimeSpan.FromSeconds(goal), null, null, false, false);

    private static ContactTargets Timed(ContactTargets targets)
    {
        TargetTime? With(TargetTime? time) => time is null ? null : time with { NearAt = At(targets, time.Goal - targets.Lead), DueAt = At(targets, time.Goal) };
        return targets with { FirstResponse = With(targets.FirstResponse), Resolution = With(targets.Resolution) };
    }

    private static DateTimeOffset? At(ContactTargets targets, TimeSpan used) =>
        targets.RunningSince is { } since ? OpenTime.After(targets.Hours, since, used - targets.Used) : null;

    private static DateTimeOffset? Next(TargetTime? time) => time switch
    {
        null or { IsBreached: true } => null,
        { IsNear: false, NearAt: { } near } => near,
        _ => time.DueAt,
    };
}
