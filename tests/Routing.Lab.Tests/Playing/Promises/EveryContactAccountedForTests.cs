using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class EveryContactAccountedForTests : PromiseStories
{
    [Fact]
    public void An_acknowledged_contact_nobody_knows_at_the_end_is_a_violation_and_a_waiting_one_is_not()
    {
        var promise = new EveryContactAccountedFor();
        foreach (var id in new[] { "lost", "waiting", "gone", "refused", "silent" }) promise.Sent(Create(id, Channel.Voice));
        // The end of this one is seen before the answer to its create.
        promise.See(Event(1, EventTypes.Abandoned, "gone"));
        foreach (var id in new[] { "lost", "waiting", "gone", "silent" }) promise.Made(Create(id, Channel.Voice));
        promise.Made(Create("refused", Channel.Voice) with { Answer = new PortAnswer(PortOutcome.Refused) });

        Assert.Equal<string>(["lost", "silent", "waiting"], promise.Unaccounted.Order());
        promise.End(new Dictionary<string, ContactState?> { ["lost"] = null, ["waiting"] = ContactState.Queued, ["silent"] = ContactState.Closed });

        Assert.Equal(4, promise.Checked);
        Assert.Equal<string>(["lost", "silent"], promise.Violations.Select(v => v.About).Order());
    }
}
