namespace Routing.Actors.Tests.Costs;

/// <summary>What a full journey costs in calls, notices and writes, so that it cannot creep up unseen.</summary>
public class JourneyCostTests
{
    private static readonly HashSet<string> Notices =
        [.. typeof(Notice).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Notice))).Select(type => type.Name)];

    private sealed record Cost(int Calls, int Notices, long Commits, string What);

    /// <summary>Create, offer, accept, complete, wrap-up, close.</summary>
    private static Cost Journey(Center center, string contact, string queue = "q", string customer = "u-1")
    {
        var delivered = new List<string>();
        center.Settle();
        var before = center.Store.Commits;
        center.Engine.Delivering = (actor, what) => delivered.Add($"{actor.Kind} {what}");
        center.Arrives(contact, queue, customer: customer);
        var offer = (center.Store.Peek(ActorKey.Queue(queue)).Select(part => part.Value).OfType<WaitingContact>().Single(row => row.ContactId == contact)).Offer!;
        center.Do(() => center.Engine.Queue(queue).Accept(offer.OfferId, offer.AgentId));
        center.Do(() => center.Engine.Agent(offer.AgentId).Complete(contact, new Completion(true, 5, null)));
        center.Do(() => center.Engine.Agent(offer.AgentId).Close(contact));
        center.Engine.Delivering = null;
        Assert.Equal(ContactState.Closed, center.State(contact));
        var notices = delivered.Count(what => Notices.Contains(what.Split(' ')[1]));
        return new Cost(delivered.Count - notices, notices, center.Store.Commits - before, string.Join(", ", delivered));
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
    public void WithOneCandidate_atMostSeventeenCallsAndSixNotices()
    {
        using var center = WithAgents(1);
        var cost = Journey(center, "c-1");

        Assert.True(cost.Calls <= 17, $"{cost.Calls} calls: {cost.What}");
        Assert.True(cost.Notices <= 6, $"{cost.Notices} notices: {cost.What}");
        Assert.Equal(CommitsPerJourney, cost.Commits);
    }

    [Fact]
    public void EachFurtherBidIsOneCallMore_andNothingElse()
    {
        using var one = WithAgents(1);
        using var several = WithAgents(Defaults.UsualBids);
        using var forty = WithAgents(40);
        var (cost, more, many) = (Journey(one, "c-1"), Journey(several, "c-1"), Journey(forty, "c-1"));

        Assert.Equal((cost.Calls + Defaults.UsualBids - 1, cost.Notices, cost.Commits), (more.Calls, more.Notices, more.Commits));
        Assert.Equal((more.Calls, more.Notices, more.Commits), (many.Calls, many.Notices, many.Commits));
    }

    [Fact]
    public void FiveThousandWaiting_costNoMore()
    {
        using var center = WithAgents(1);
        center.Queue("crowded");
        var before = Journey(center, "c-1");
        for (var i = 1; i <= 5_000; i++) center.Arrives($"w-{i}", "crowded", customer: $"u-{i}");
        center.After(20);
        var after = Journey(center, "c-2");

        Assert.Equal((before.Calls, before.Notices, before.Commits), (after.Calls, after.Notices, after.Commits));
    }

    [Fact]
    public void InTheCrowdedQueueItself_aNewcomersArrivalCostsNoMore()
    {
        using var center = new Center();
        center.Queue("q");
        long Arrival(string contact)
        {
            var delivered = 0;
            var before = center.Store.Commits;
            center.Engine.Delivering = (_, _) => delivered++;
            center.Arrives(contact, "q");
            center.Engine.Delivering = null;
            return (1000 * (center.Store.Commits - before)) + delivered;
        }

        center.Arrives("known", "q");
        var first = Arrival("w-0");
        for (var i = 1; i <= 5_000; i++) center.Arrives($"w-{i}", "q", customer: $"u-{i}");
        Assert.Equal(first, Arrival("w-last"));
    }

    [Fact]
    public void ACustomerNotKnownBefore_costsOneCallAndOneWriteMore_onceOnly()
    {
        using var center = WithAgents(1);
        var known = Journey(center, "c-1");
        var (first, second) = (Journey(center, "c-2", customer: "u-new"), Journey(center, "c-3", customer: "u-new"));

        Assert.Equal((known.Calls + 1, known.Notices, known.Commits + 1), (first.Calls, first.Notices, first.Commits));
        Assert.Equal((known.Calls, known.Notices, known.Commits), (second.Calls, second.Notices, second.Commits));
    }

    /// <summary>
    /// Contact: begun, entered, answered, closed. Queue: arrived, let in, offered, handed over. Agent: reserved, accepted,
    /// completed, closed. Customer: remembered.
    /// </summary>
    private const long CommitsPerJourney = 13;
}
