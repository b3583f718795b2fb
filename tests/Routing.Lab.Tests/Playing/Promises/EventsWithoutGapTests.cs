using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class EventsWithoutGapTests : PromiseStories
{
    [Theory]
    [InlineData(3, "event 3 followed")]
    [InlineData(1, "event 1 came after it")]
    public void A_gap_or_a_repeat_in_the_events_of_an_actor_is_a_violation(long number, string fact)
    {
        var promise = new EventsWithoutGap();
        promise.See(Event(0, EventTypes.Queued, "c-1") with { Source = "/queue/repair", Number = 1 });
        promise.See(Event(0, EventTypes.Queued, "c-2") with { Source = "/queue/repair", Number = number });

        Broken(promise, "c-2", "event 1 of /queue/repair", fact);
    }

    [Fact]
    public void A_cursor_that_comes_twice_is_a_violation()
    {
        var promise = new EventsWithoutGap();
        promise.See(Event(0, EventTypes.Queued, "c-1") with { Cursor = "x" });
        promise.See(Event(0, EventTypes.Queued, "c-2") with { Cursor = "x" });

        Broken(promise, "c-2", "cursor x", "too");
    }
}
