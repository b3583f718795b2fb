using System.Runtime.CompilerServices;

namespace Routing.Cluster.Client;

/// <summary>
/// Reads events page by page, each after the reader has taken the one before: no silo keeps anything for a reader, so a slow one harms
/// nobody, and to go on elsewhere is to ask another silo for the same position.
/// </summary>
internal sealed class EventReader(IGrainFactory grains, IActorDirectory actors, CallTries tries, RoutingClientOptions options)
{
    private const string Offered = "contact.offered";

    private IOutsideEventsGrain Log => grains.GetGrain<IOutsideEventsGrain>(0);

    public async IAsyncEnumerable<StreamedEvent> Events(EventFilter filter, string? after, [EnumeratorCancellation] CancellationToken ct)
    {
        RoutingRefusedException.ThrowIf(filter.Check(out var wanted));
        await foreach (var happened in Read(wanted, await Start(after, ct), ct)) yield return new StreamedEvent(EventCursor.Encode(happened.Position), happened);
    }

    public async IAsyncEnumerable<OfferView> Offers(string? agent, [EnumeratorCancellation] CancellationToken ct)
    {
        // The place in the log first: what is offered from here on is told by an event, though it may be among those open already.
        var start = await Start(null, ct);
        var told = new HashSet<string>(StringComparer.Ordinal);
        if (agent is not null)
        {
            foreach (var offer in await Patiently(stop => Open(agent, stop), ct))
            {
                told.Add(offer.Id);
                yield return offer;
            }
        }
        await foreach (var happened in Read(new EventFilter { Types = [Offered], Agent = agent }, start, ct))
        {
            if (EventCodec.Read(happened.Type, happened.Data.Span) is not ContactOffered offered || told.Remove(offered.OfferId)) continue;
            if (await Patiently(stop => IfOpen(offered, stop), ct) is { } offer) yield return offer;
        }
    }

    private async IAsyncEnumerable<LoggedEvent> Read(EventFilter filter, long position, [EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            var from = position;
            var page = await Patiently(stop => Log.Read(from, filter, stop), ct);
            RoutingRefusedException.ThrowIf(page.Refusal);
            foreach (var happened in page.Events) yield return happened;
            position = page.Position;
        }
    }

    private async ValueTask<long> Start(string? after, CancellationToken ct)
    {
        if (after == EventCursor.First) return 0;
        var position = 0L;
        if (after is not null && !EventCursor.TryDecode(after, out position)) throw new RoutingRefusedException(EventStart.NoCursor());
        var page = await tries.Run("begin a stream of events", options.CallBound, (_, stop) => Log.Begin(after is null ? null : position, stop), ct);
        RoutingRefusedException.ThrowIf(page.Refusal);
        return page.Position;
    }

    private async ValueTask<IReadOnlyList<OfferView>> Open(string agent, CancellationToken ct)
    {
        if (await actors.Agent(agent).Describe(ct) is not { } known) throw new RoutingRefusedException(Refusals.Missing($"agent {agent}"));
        return await OfferViews.Of(known, actors, ct);
    }

    /// <summary>The offer as its agent has it; null when it has ended since.</summary>
    private async ValueTask<OfferView?> IfOpen(ContactOffered offered, CancellationToken ct) =>
        (await actors.Agent(offered.AgentId).Describe(ct))?.Slots.FirstOrDefault(slot => slot.State == SlotState.Reserved && slot.Terms.OfferId == offered.OfferId) is { } slot
            ? await OfferViews.Of(slot.Terms, actors, ct)
            : null;

    private Task<T> Patiently<T>(Func<CancellationToken, ValueTask<T>> call, CancellationToken ct) =>
        tries.Run("go on with a stream of events", options.StreamBound, (_, stop) => call(stop), ct);
}
