using System.Collections.Concurrent;
using Routing.Actors.Tests;

namespace Routing.Cluster.Tests;

/// <summary>What a full journey costs in calls and notices between grains, storage left out, as a call filter counts them.</summary>
public sealed class JourneyCostTests
{
    private sealed record Cost(int Calls, int Notices, string What);

    /// <summary>Create, offer, accept, complete, wrap-up, close, with all that a gateway asks on the way.</summary>
    private static Cost Journey(Center center, string contact)
    {
        var made = new ConcurrentQueue<string>();
        var stillness = center.Silos.Stillness;
        stillness.Calling = (grain, method) => made.Enqueue($"{grain} {method}");
        center.Arrives(contact, "q");
        stillness.Calling = null;
        var offer = center.Offer(contact)!;
        stillness.Calling = (grain, method) => made.Enqueue($"{grain} {method}");
        center.Do(async () => await center.Actors.Queue((await center.Actors.Contact(contact).Get())!.Owner!.Value.Id).Accept(offer.OfferId, offer.AgentId));
        center.Do(() => center.Actors.Agent(offer.AgentId).Complete(contact, new Completion(true, 5, null)));
        center.Do(() => center.Actors.Agent(offer.AgentId).Close(contact));
        stillness.Calling = null;
        Assert.Equal(ContactState.Closed, center.State(contact));
        var notices = made.Count(call => call.EndsWith($" {nameof(IActorGrain.Hear)}", StringComparison.Ordinal));
        return new Cost(made.Count - notices, notices, string.Join(", ", made));
    }

    private static Center WithAgents(int count)
    {
        var center = new Center();
        center.Queue("q", q => q with { WrapUpSeconds = 30 });
        for (var i = 1; i <= count; i++) center.Agent($"a-{i}", "q");
        Journey(center, "warm-up");
        center.After(20);
        return center;
    }

    [Fact]
    public void With_one_candidate_at_most_seventeen_calls_and_six_notices()
    {
        using var center = WithAgents(1);
        var cost = Journey(center, "c-1");
        Assert.True(cost.Calls <= 17, $"{cost.Calls} calls: {cost.What}");
        Assert.True(cost.Notices <= 6, $"{cost.Notices} notices: {cost.What}");
    }

    [Fact]
    public void Each_further_bid_is_one_call_more()
    {
        Cost one, several;
        using (var center = WithAgents(1)) one = Journey(center, "c-1");
        using (var center = WithAgents(Defaults.UsualBids)) several = Journey(center, "c-1");
        Assert.True(several.Calls <= one.Calls + Defaults.UsualBids - 1, $"{several.Calls} calls: {several.What}");
        Assert.True(several.Notices <= 6, $"{several.Notices} notices: {several.What}");
    }

    [Fact]
    public void However_many_agents_there_are_no_more_are_asked_than_usual()
    {
        using var center = WithAgents(3 * Defaults.MaxBids);
        var cost = Journey(center, "c-1");
        Assert.True(cost.Calls <= 17 + Defaults.UsualBids - 1, $"{cost.Calls} calls: {cost.What}");
        Assert.True(cost.Notices <= 6, $"{cost.Notices} notices: {cost.What}");
    }

    [Fact]
    public void A_queue_asks_eight_at_most_whomever_it_is_told_to_ask()
    {
        Assert.Equal(8, Defaults.MaxBids);
        using var center = new Center();
        center.Queue("q");
        string[] agents = [.. Enumerable.Range(1, 12).Select(n => $"a-{n}")];
        foreach (var agent in agents) center.Agent(agent, "q", ready: false);
        center.Arrives("c-1", "q");
        var card = center.Contact("c-1").Live!.Card;
        var asked = new ConcurrentQueue<string>();
        center.Silos.Stillness.Calling = (grain, method) =>
        {
            if (method == nameof(IAgent.Bid)) asked.Enqueue(grain);
        };
        center.Post(ActorKey.Queue("q"), new Serve(new ServeOrder { Id = 1, Signature = EffectiveRequirement.At(card.Own, center.QueueNow("q").Config, 0), Agents = [.. agents] }));
        center.Settle();
        center.Silos.Stillness.Calling = null;
        Assert.Equal(8, asked.Count);
    }

    [Fact]
    public void Notices_are_one_way()
    {
        var hear = typeof(IActorGrain).GetMethod(nameof(IActorGrain.Hear))!;
        Assert.NotEmpty(hear.GetCustomAttributes(typeof(Orleans.Concurrency.OneWayAttribute), false));
    }
}
