namespace Routing.Gateway;

/// <summary>The operations on offers.</summary>
internal static class OfferOperations
{
    public static void Map(OperationMap map, OfferDesk desk) => map.Add(
        new Operation("POST", "/v1/offers/{id}:accept", "acceptOffer", "Takes the offered contact over; a repeat by the same agent answers the same.", Role.Agent, desk.Accept)
        { Reply = typeof(ContactView), BodyOptional = true, Problems = [404, 409, 410] },
        new Operation("POST", "/v1/offers/{id}:decline", "declineOffer", "Refuses the offer; the contact goes to somebody else and keeps its age.", Role.Agent, desk.Decline)
        { Body = typeof(WithReason), BodyOptional = true, Reply = typeof(ContactView), Problems = [404, 409, 410] });
}
