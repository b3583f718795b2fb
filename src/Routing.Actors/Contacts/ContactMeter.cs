using System.Diagnostics.Metrics;

namespace Routing.Actors;

/// <summary>Counts what happens to contacts, where it happens, whichever gateway asked for it: of nobody by name.</summary>
internal static class ContactMeter
{
    private static readonly Meter Meter = new("Routing.Contacts");
    private static readonly Counter<long> Contacts = Meter.CreateCounter<long>("routing.contacts.created", null, "Contacts created, by the queue they were planned for");
    private static readonly Counter<long> Offers = Meter.CreateCounter<long>("routing.offers.ended", null, "Offers that ended, by queue and by how");

    public static void Created(string queue) => Contacts.Add(1, new KeyValuePair<string, object?>("queue", queue));

    public static void Accepted(string queue) => Ended(queue, "accepted");

    public static void Ended(string queue, OfferEnd how) => Ended(queue, how switch { OfferEnd.Declined => "declined", OfferEnd.Expired => "expired", _ => "withdrawn" });

    private static void Ended(string queue, string how) => Offers.Add(1, new KeyValuePair<string, object?>("queue", queue), new KeyValuePair<string, object?>("outcome", how));
}
