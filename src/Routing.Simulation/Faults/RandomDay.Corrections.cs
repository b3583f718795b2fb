using Routing.Actors;

namespace Routing.Simulation;

/// <summary>Contacts that are corrected while they wait, merged with another of their customer, and answered while pending.</summary>
public sealed partial class RandomDay
{
    private CustomerLookup Customers => new(Actors, _center.Store, () => "u-new");
    private QueueLookup Lookup => new(Actors, _center.Clock);
    private ContactFinder Finder => new(Actors, _center.Clock);

    private void Correct(string contact)
    {
        var (urgency, queue) = (_random.Next(5), Chance(0.5) ? Any(Queues) : null);
        Begin($"{contact} is corrected to urgency {urgency} and {queue ?? "its queue"}", async () =>
            Told(await new ContactReplanning(Actors, Customers, Lookup, Finder).Correct(contact, request => request with { Urgency = urgency, Queue = queue ?? request.Queue })));
    }

    private void Merge(string contact)
    {
        var customer = _requests.FirstOrDefault(request => request.Id == contact)?.CustomerId;
        var others = _requests.Where(request => request.CustomerId == customer && request.Id != contact).ToList();
        if (others.Count == 0) return;
        var into = Any(others).Id;
        Begin($"{contact} is merged into {into}", async () => Told(await new ContactMerging(Actors, Customers, Finder).Merge(contact, into)));
    }

    private static object Told(ContactResult result) => result.Refusal?.Kind.ToString() ?? (result.IsRepeat ? "Repeated" : "Done");
}
