using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class OfferEndsInTimeTests : PromiseStories
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    [Fact]
    public void An_offer_that_is_accepted_or_withdrawn_in_time_is_fine()
    {
        var promise = new OfferEndsInTime(Queues, Grace);
        Tell(promise, Offered(0, "c-1", "li", "c-1~1", 20), Event(5, EventTypes.Accepted, "c-1", "li", "c-1~1"), Offered(6, "c-2", "li", "c-2~1", 26),
            Event(26, EventTypes.Expired, "c-2", "li", "c-2~1"), Event(100, EventTypes.Closed, "c-1", "li"));

        Kept(promise);
    }

    [Fact]
    public void An_offer_accepted_after_its_expiry_is_a_violation()
    {
        var promise = new OfferEndsInTime(Queues, Grace);
        Tell(promise, Offered(0, "c-1", "li", "c-1~1", 20), Event(23, EventTypes.Accepted, "c-1", "li", "c-1~1"));

        Broken(promise, "c-1", "expired at", "accepted at");
    }

    [Fact]
    public void An_offer_that_stays_open_past_its_expiry_is_a_violation()
    {
        var promise = new OfferEndsInTime(Queues, Grace);
        Tell(promise, Offered(0, "c-1", "li", "c-1~1", 20), Event(60, EventTypes.Queued, "c-9"));

        Broken(promise, "c-1", "expired at", "open still");
    }

    [Fact]
    public void An_outage_that_is_known_of_is_granted()
    {
        var promise = new OfferEndsInTime(Queues, Grace + TimeSpan.FromSeconds(30));
        Tell(promise, Offered(0, "c-1", "li", "c-1~1", 20), Event(60, EventTypes.Expired, "c-1", "li", "c-1~1"), Event(100, EventTypes.Queued, "c-9"));

        Kept(promise);
    }

    [Fact]
    public void An_offer_with_more_time_than_the_queue_gives_is_a_violation()
    {
        var promise = new OfferEndsInTime(Queues, Grace);
        Tell(promise, Offered(0, "c-1", "li", "c-1~1", 60));

        Broken(promise, "c-1", "expires at", "gives 20 s");
    }
}
