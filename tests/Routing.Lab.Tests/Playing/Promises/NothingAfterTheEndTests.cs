using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class NothingAfterTheEndTests : PromiseStories
{
    [Theory]
    [InlineData(EventTypes.Offered)]
    [InlineData(EventTypes.Queued)]
    [InlineData(EventTypes.Abandoned)]
    public void What_follows_the_end_of_a_contact_is_a_violation(string after)
    {
        var promise = new NothingAfterTheEnd();
        Tell(promise, Event(0, EventTypes.Closed, "c-1", "li"), Event(1, after, "c-1", "li"));

        Broken(promise, "c-1", "contact.closed", after);
    }
}
