using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class OfferMatchesTests : PromiseStories
{
    [Theory]
    [InlineData("li", 0, true)]
    [InlineData("wu", 0, true)] // The step comes at once where nobody is there for those before, which cannot be seen from outside.
    [InlineData("wu", 31, true)]
    [InlineData("ann", 0, false)]
    public void An_offer_goes_to_one_with_the_skill_as_relaxed_and_the_language(string agent, int after, bool fine)
    {
        var promise = new OfferMatches(Queues, Agents);
        promise.Sent(Create("c-1", Channel.Voice));
        Tell(promise, Event(0, EventTypes.Queued, "c-1"), Offered(after, "c-1", agent, "c-1~1", after + 20));

        if (fine) Kept(promise);
        else Broken(promise, "c-1", "needs", $"offered to {agent}");
    }

    [Fact]
    public void An_offer_on_a_channel_the_queue_does_not_take_is_a_violation()
    {
        var promise = new OfferMatches(Queues, Agents);
        promise.Sent(Create("c-1", Channel.Email));
        Tell(promise, Event(0, EventTypes.Queued, "c-1"), Offered(0, "c-1", "li", "c-1~1", 20));

        Assert.Contains(promise.Violations, v => v.OneFact.Contains("takes Voice, Chat", StringComparison.Ordinal));
    }
}
