using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Gathers from history who came in a time, what they were like, and who was there for them.</summary>
internal sealed class WhatIfGathering(HistoryHost host, IActorDirectory actors, WhatIfAhead ahead)
{
    private const int AtATime = 500;
    private const int ReadAtATime = 16;

    /// <exception cref="WhatIfException">Too many came, or nobody, or nobody was there.</exception>
    public async Task<WhatIfCase> Gather(WhatIfJob job, CancellationToken ct)
    {
        var (asIs, variant) = (job.AsIs!, job.Variant!);
        await host.CatchUp(ct);
        var isAhead = job.Asked.Arrivals == WhatIfArrivals.Forecast;
        var (begin, end) = (job.From - job.Back, job.To - job.Back);
        var came = await Came(asIs, begin, end, (int)(WhatIfLimits.MaxContacts / job.Asked.Load), ct);
        if (came.Count * job.Asked.Load > WhatIfLimits.MaxContacts) throw TooMany();
        if (came.Count == 0)
            throw new WhatIfException(isAhead ? $"No contact came to this group from {begin:u} to {end:u}, for those expected to be like. Choose hours in which some come." : "No contact came to this group in this time. Choose a time in which some did.");
        // Before the first came there may have been no server, and nobody in it: its slot would be spread over that time, too.
        var from = isAhead ? begin : came.Min(journey => journey.CreatedAt);
        var demand = WhatIfDemand.Of(came, from, end, WhatIfLimits.Slot, await Like(came, ct));
        if (isAhead) demand = await ahead.Of(job.Asked.Group, job.From, job.To, demand, ct);
        demand = demand.Times(job.Asked.Load);
        if (demand.Contacts > WhatIfLimits.MaxContacts) throw TooMany();
        var presences = job.Asked.Staffing == WhatIfStaffing.Everyone
            ? asIs.Agents.Keys.Select(agent => new AgentComes(from, agent, PresenceKind.Ready, null)).ToImmutableArray()
            : await Presences(asIs, from, end, ct);
        if (presences.IsEmpty) throw new WhatIfException("No agent of this group was there in this time. Choose another time, or everyone as the staffing.");
        return new WhatIfCase
        {
            Group = job.Asked.Group,
            From = from,
            To = end,
            AsIs = asIs,
            Variant = variant,
            Demand = demand,
            Presences = [.. presences.Concat(OfExtra(presences, job.Asked.Variant)).OrderBy(change => change.At)],
            Replications = job.Asked.Replications,
            Seed = job.Asked.Seed,
        };
    }

    /// <summary>Who came to a group's queues, the first of them: some more than <paramref name="most"/> where there are so many.</summary>
    public async Task<List<Journey>> Came(GroupSetup asIs, DateTimeOffset from, DateTimeOffset to, int most, CancellationToken ct)
    {
        var came = new List<Journey>();
        var query = new JourneyQuery(from, to, AtATime);
        while (true)
        {
            var some = await host.History.Journeys(query, ct);
            came.AddRange(some.Where(journey => journey.IsBegun && asIs.Queues.ContainsKey(journey.Queue)));
            if (some.Count < AtATime || came.Count > most) return came;
            query = query with { After = (some[^1].CreatedAt, some[^1].Id) };
        }
    }

    private static WhatIfException TooMany() => new($"More than {WhatIfLimits.MaxContacts} contacts would come. Choose a shorter time, or less load.");

    /// <summary>What the gateways handed in, of some of them, evenly from all.</summary>
    public async Task<Dictionary<string, ContactRequest>> Like(List<Journey> came, CancellationToken ct)
    {
        var like = new Dictionary<string, ContactRequest>(StringComparer.Ordinal);
        // Of each queue some, or a small one might have none to draw from.
        var some = came.GroupBy(journey => journey.Queue, StringComparer.Ordinal).SelectMany(queue =>
        {
            var all = queue.ToList();
            var wanted = Math.Max(1, (int)((long)WhatIfLimits.MaxLike * all.Count / came.Count));
            return Enumerable.Range(0, Math.Min(wanted, all.Count)).Select(n => all[(int)((long)n * all.Count / Math.Min(wanted, all.Count))]);
        });
        foreach (var few in some.Chunk(ReadAtATime))
        {
            foreach (var (journey, record) in await Task.WhenAll(few.Select(async journey => (journey, await actors.Contact(journey.Id).Get(ct)))))
            {
                // What is no longer kept of a contact is made from its journey.
                like[journey.Id] = record?.Request ?? ContactLike.Of(journey, null).Request;
            }
        }
        return like;
    }

    private async Task<ImmutableArray<AgentComes>> Presences(GroupSetup asIs, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var changes = ImmutableArray.CreateBuilder<AgentComes>();
        PlacedSpan? last = null;
        for (var read = 0; ;)
        {
            var spans = await host.History.Presences(null, from, to, last, AtATime, ct);
            foreach (var span in spans.Select(one => one.Span)) Add(span.Agent, span.Presence, span.Reason, span.From, span.To);
            if (spans.Count < AtATime) break;
            last = spans[^1];
            read += spans.Count;
            if (read >= WhatIfLimits.MaxPresences)
                throw new WhatIfException($"Agents came and went more than {WhatIfLimits.MaxPresences} times. Choose a shorter time, or everyone as the staffing.");
        }
        // What lasts has no end yet.
        foreach (var agent in (await host.History.State(ct)).Agents.Values) Add(agent.Agent, agent.Presence, agent.Reason, agent.Since, to);
        return changes.ToImmutable();

        void Add(string agent, PresenceKind presence, string? reason, DateTimeOffset begins, DateTimeOffset ends)
        {
            if (!asIs.Agents.ContainsKey(agent) || ends <= from || begins >= to || presence == PresenceKind.Offline) return;
            changes.Add(new AgentComes(begins < from ? from : begins, agent, presence, reason));
            // The next presence, if one follows at once, comes after this in the order of time.
            if (ends < to) changes.Add(new AgentComes(ends.AddTicks(-1), agent, PresenceKind.Offline, null));
        }
    }

    /// <summary>One more like another comes and goes with that one.</summary>
    private static IEnumerable<AgentComes> OfExtra(ImmutableArray<AgentComes> presences, WhatIfVariant variant)
    {
        var number = 0;
        foreach (var extra in variant.ExtraAgents)
        {
            for (var count = 0; count < extra.Count; count++)
            {
                var id = WhatIfSetups.ExtraId(extra.Like, ++number);
                foreach (var change in presences.Where(change => change.Agent == extra.Like)) yield return change with { Agent = id };
            }
        }
    }
}
