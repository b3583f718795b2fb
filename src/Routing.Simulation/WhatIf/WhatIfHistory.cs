using System.Globalization;

namespace Routing.Simulation;

/// <summary>
/// Draws what might have come: in each slot as many contacts as chance makes of the expected, each like one that came. The
/// same seed brings the same customers to either side of a comparison.
/// </summary>
internal static class WhatIfHistory
{
    public static History Of(WhatIfCase asked, ScenarioSetup setup, long seed) => new()
    {
        From = asked.From,
        To = asked.To,
        Setup = setup,
        Presences = [.. asked.Presences.Select(p => new HistoryPresence(p.At, p.Agent, p.Presence, p.Reason))],
        Contacts = [.. asked.Demand.Queues.SelectMany((queue, n) => Contacts(asked, queue.Key, queue.Value, n, seed)).OrderBy(contact => contact.ArrivedAt)],
    };

    private static IEnumerable<HistoryContact> Contacts(WhatIfCase asked, string queue, QueueDemand demand, int place, long seed)
    {
        if (demand.Like.IsEmpty) yield break;
        var arrivals = Random(seed, queue, "arrivals");
        var number = 0;
        for (var slot = 0; slot < demand.Expected.Length; slot++)
        {
            var begins = asked.From + slot * asked.Demand.Slot;
            var ends = begins + asked.Demand.Slot < asked.To ? begins + asked.Demand.Slot : asked.To;
            for (var within = Gap(arrivals, demand.Expected[slot]); within < 1; within += Gap(arrivals, demand.Expected[slot]))
            {
                // Not after its queue: that may be as long as an id can be.
                var id = string.Create(CultureInfo.InvariantCulture, $"{place}-{++number}");
                yield return Contact(queue, demand, begins + within * (ends - begins), id, Random(seed, queue, id));
            }
        }
    }

    /// <summary>Until the next, as a share of the slot: arrivals at random at an even rate.</summary>
    private static double Gap(Draw draw, double expected) => expected <= 0 ? double.PositiveInfinity : -Math.Log(draw.Uniform()) / expected;

    private static HistoryContact Contact(string queue, QueueDemand demand, DateTimeOffset at, string id, Draw draw)
    {
        var like = demand.Like[draw.Below(demand.Like.Length)];
        return new HistoryContact
        {
            Request = like.Request with { Id = id, ScheduledFor = null, Reopens = null, PreferredAgent = null, TraceParent = null },
            Tier = like.Tier,
            Queue = queue,
            ArrivedAt = at,
            // Who was answered, and when, is found out; only what an answer brings is as it was.
            AnsweredAt = at,
            Reaction = TimeSpan.FromSeconds(like.ReactionSeconds),
            LeftAt = demand.PatienceSeconds is { } patience ? at - TimeSpan.FromSeconds(patience * Math.Log(draw.Uniform())) : null,
            Handled = like.HandleSeconds is { } handled ? TimeSpan.FromSeconds(handled) : null,
            WrapUp = TimeSpan.FromSeconds(like.WrapUpSeconds),
            Completion = new Completion(like.Resolved, null, null),
        };
    }

    private static Draw Random(long seed, string queue, string what) => Draw.For(seed, "what-if", queue, what);
}
