using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class OneAgentAtATimeTests : PromiseStories
{
    [Fact]
    public void A_contact_may_pass_from_agent_to_agent_by_a_move()
    {
        var promise = new OneAgentAtATime();
        Tell(promise, Event(0, EventTypes.Accepted, "c-1", "li", "c-1~1"), Event(5, EventTypes.Moved, "c-1", "li"), Event(9, EventTypes.Accepted, "c-1", "wu", "c-1~2"));

        Kept(promise);
    }

    [Fact]
    public void A_contact_accepted_by_two_is_a_violation()
    {
        var promise = new OneAgentAtATime();
        Tell(promise, Event(0, EventTypes.Accepted, "c-1", "li", "c-1~1"), Event(5, EventTypes.Accepted, "c-1", "wu", "c-1~2"));

        Broken(promise, "c-1", "li has it", "wu accepted");
    }

    [Fact]
    public void Two_agents_told_that_they_have_one_offer_is_a_violation()
    {
        var promise = new OneAgentAtATime();
        promise.Made(new CallMade(CallKind.Accept, "c-1", "c-1~1", "li"));
        promise.Made(new CallMade(CallKind.Accept, "c-1", "c-1~1", "wu"));

        Broken(promise, "c-1", "li was told", "wu was told");
    }
}
