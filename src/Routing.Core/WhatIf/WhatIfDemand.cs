using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Who comes: how many to each queue in each slot, and what they are like.</summary>
/// <param name="Slot">Length of a slot; the first begins with the case.</param>
public sealed record WhatIfDemand(TimeSpan Slot, ImmutableSortedDictionary<string, QueueDemand> Queues)
{
    public double Contacts => Queues.Values.Sum(queue => queue.Expected.Sum());

    public WhatIfDemand Times(double factor) => this with
    {
        Queues = Queues.ToImmutableSortedDictionary(q => q.Key, q => q.Value with { Expected = [.. q.Value.Expected.Select(count => count * factor)] }, StringComparer.Ordinal),
    };

    /// <summary>As many as came, slot by slot, and contacts like those that came.</summary>
    /// <param name="like">Some of them, with what their gateways handed in where that is still known.</param>
    public static WhatIfDemand Of(IEnumerable<Journey> came, DateTimeOffset from, DateTimeOffset to, TimeSpan slot, IReadOnlyDictionary<string, ContactRequest> like)
    {
        var slots = Math.Max(1, (int)Math.Ceiling((to - from) / slot));
        return new WhatIfDemand(slot, came.GroupBy(journey => journey.Queue, StringComparer.Ordinal).ToImmutableSortedDictionary(
            queue => queue.Key, queue => QueueDemand.Of([.. queue], from, slot, slots, like), StringComparer.Ordinal));
    }
}

/// <summary>Who comes to one queue.</summary>
/// <param name="Expected">Contacts in each slot, on average.</param>
/// <param name="Like">Contacts to draw from.</param>
/// <param name="PatienceSeconds">After so long, on average, one who waits gives up: all waiting over all who gave up; null where nobody did.</param>
public sealed record QueueDemand(ImmutableArray<double> Expected, ImmutableArray<ContactLike> Like, double? PatienceSeconds)
{
    internal static QueueDemand Of(IReadOnlyList<Journey> came, DateTimeOffset from, TimeSpan slot, int slots, IReadOnlyDictionary<string, ContactRequest> like)
    {
        var counts = new double[slots];
        foreach (var journey in came) counts[Math.Clamp((int)((journey.CreatedAt - from) / slot), 0, slots - 1)]++;
        var left = came.Count(journey => journey.Stages is [.., { End: StageEnd.Abandoned }]);
        // A wait that ended in giving up was not kept in seconds once.
        var waited = came.Sum(journey => journey.Stages.Sum(stage => stage.AnsweredAt is not null || stage.WaitSeconds > 0 ? stage.WaitSeconds : Math.Max(0, ((stage.EndedAt ?? stage.QueuedAt) - stage.QueuedAt).TotalSeconds)));
        return new QueueDemand([.. counts], [.. came.Where(journey => like.Count == 0 || like.ContainsKey(journey.Id)).Select(journey => ContactLike.Of(journey, like.GetValueOrDefault(journey.Id)))], left == 0 ? null : Math.Max(1, waited / left));
    }
}

/// <summary>A contact that came, for others to be like it.</summary>
/// <param name="ReactionSeconds">How long its agent took to accept.</param>
/// <param name="HandleSeconds">Null where it was never handled to its end.</param>
public sealed record ContactLike(ContactRequest Request, string Tier, double ReactionSeconds, double? HandleSeconds, double WrapUpSeconds, bool? Resolved)
{
    public static ContactLike Of(Journey journey, ContactRequest? request) => new(
        request ?? new ContactRequest
        {
            Id = journey.Id,
            CustomerId = journey.Customer ?? journey.Id,
            Channel = journey.Channel,
            Queue = journey.Queue,
            Intent = journey.Intent,
            Language = journey.Language,
            Region = journey.Region,
        },
        journey.Tier,
        ReactionOf(journey),
        journey.CompletedAt is null ? null : journey.Stages.Sum(stage => stage.HandleSeconds),
        journey.Stages.Sum(stage => stage.WrapUpSeconds),
        journey.Resolved);

    private static double ReactionOf(Journey journey) =>
        journey.Stages.FirstOrDefault(stage => stage.AnsweredAt is not null) is { Offers: [.., var last] } stage && stage.AnsweredAt >= last.At ? (stage.AnsweredAt.Value - last.At).TotalSeconds : 0;
}
