using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>Makes what a desktop shows of an agent's open offers, the customer of each included.</summary>
public static class OfferViews
{
    public static async ValueTask<ImmutableArray<OfferView>> Of(AgentDescription agent, IActorDirectory actors, CancellationToken ct = default)
    {
        var offers = ImmutableArray<OfferView>.Empty;
        foreach (var slot in agent.Slots)
        {
            if (slot.State == SlotState.Reserved) offers = offers.Add(await Of(slot.Terms, actors, ct));
        }
        return offers;
    }

    public static async ValueTask<OfferView> Of(OfferTerms terms, IActorDirectory actors, CancellationToken ct = default)
    {
        var card = terms.Card;
        var (customer, context) = await ContactContexts.Of(card, terms.AnswerSource, actors, terms.AgentId, ct);
        return new OfferView
        {
            Id = terms.OfferId,
            ContactId = card.ContactId,
            Queue = terms.Queue,
            Channel = card.Channel,
            ExpiresAt = terms.ExpiresAt,
            Customer = customer,
            Context = context,
            Reason = terms.Reason,
            Why = terms.Why,
            Agent = terms.AgentId,
            Translation = terms.Translation,
            Intent = card.Intent,
            IssuedAt = terms.IssuedAt,
        };
    }
}
