using System.Text.Json;

namespace Routing.Actors.Tests;

/// <summary>A queue that suggests: people pick, and nobody is forgotten.</summary>
public sealed class SuggestTests
{
    private static Center Open(Func<QueueConfig, QueueConfig>? with = null)
    {
        var center = new Center().Queue("q", q => (with?.Invoke(q) ?? q) with { Selection = "suggest" });
        foreach (var agent in new[] { "ann", "bob" }) center.Agent(agent, "q");
        return center;
    }

    private static string Suggested(Center center, string contact) =>
        string.Join(' ', center.Contact(contact).Live!.LastDecision!.Suggestions.Select(suggestion => suggestion.Agent).Order());

    [Fact]
    public void Agents_are_ranked_with_reasons_and_nobody_is_offered_it()
    {
        using var center = Open();
        center.Arrives("c-1", "q");
        center.After(60);

        Assert.Equal(ContactState.Queued, center.State("c-1"));
        var decision = center.Contact("c-1").Live!.LastDecision!;
        Assert.Equal((null, null, "suggest"), (decision.OfferId, decision.Winner, decision.Policy));
        Assert.Equal("ann bob", Suggested(center, "c-1"));
        Assert.All(decision.Suggestions, suggestion => Assert.StartsWith("best bid ", suggestion.Reason));
        Assert.Equal(2, decision.Bids.Count(bid => bid.Total is not null));
    }

    [Fact]
    public void An_event_tells_of_suggestions_and_again_when_they_are_others()
    {
        using var center = Open();
        center.Arrives("c-1", "q");
        center.After(60);
        Assert.Equal(["ann bob"], Told());

        center.Presence("ann", PresenceKind.Offline);
        center.Agent("cid", "q");
        center.Assign("c-1", "bob");
        center.Decline("c-1");
        Assert.Equal("cid", Told()[^1]);

        List<string> Told() => [.. center.Events("c-1").Where(e => e.Type == "contact.suggested").Select(e =>
            string.Join(' ', JsonDocument.Parse(e.Data).RootElement.GetProperty("suggestions").EnumerateArray().Select(one => one.GetProperty("agent").GetString()).Order()))];
    }

    [Fact]
    public void Each_contact_has_suggestions_and_they_follow_who_comes_and_goes()
    {
        using var center = Open();
        center.Arrives("c-1", "q");
        center.Arrives("c-2", "q", customer: "u-2");
        Assert.Equal(("ann bob", "ann bob"), (Suggested(center, "c-1"), Suggested(center, "c-2")));

        center.Agent("cid", "q");
        Assert.Equal(("ann bob cid", "ann bob cid"), (Suggested(center, "c-1"), Suggested(center, "c-2")));
        Assert.Equal(0, center.Repairs);
    }

    [Fact]
    public void A_supervisor_picks_and_it_is_offered_to_that_agent_at_once()
    {
        using var center = Open();
        center.Arrives("c-1", "q");
        Assert.Equal(ContactCommandOutcome.Done, center.Assign("c-1", "bob"));
        Assert.Equal((ContactState.Offered, "bob"), (center.State("c-1"), center.AgentOf("c-1")));

        // Declined, it is suggested again.
        center.Decline("c-1");
        Assert.Equal(ContactState.Queued, center.State("c-1"));
        Assert.Contains("ann", Suggested(center, "c-1"));
    }

    [Fact]
    public void Nobody_picks_and_past_the_waiting_bound_it_is_offered() // case 15, where people pick
    {
        using var center = Open(q => q with { MaxWaitSeconds = 120 });
        center.Arrives("c-1", "q");
        center.After(119);
        Assert.Equal(ContactState.Queued, center.State("c-1"));
        center.After(1.5);
        Assert.Equal(ContactState.Offered, center.State("c-1"));
        Assert.Equal(0, center.Repairs);
    }

    [Fact]
    public void Nobody_picks_and_it_overflows_as_configured() // case 6, where people pick
    {
        using var center = Open(q => q with { Overflow = [new Overflow { AfterSeconds = 30, MoveTo = "next" }] }).Queue("next");
        center.Agent("dan", "next");
        center.Arrives("c-1", "q");
        center.After(31);
        Assert.Equal("dan", center.AgentOf("c-1"));
    }

    [Fact]
    public void An_agent_of_two_queues_is_not_kept_from_the_other()
    {
        using var center = Open().Queue("other");
        center.Agent("eve", "q other", a => a with { MaxConcurrent = 1 });
        center.Presence("ann", PresenceKind.Offline);
        center.Presence("bob", PresenceKind.Offline);
        center.Arrives("c-1", "q");
        center.Arrives("c-2", "other", customer: "u-2");
        Assert.Equal((ContactState.Queued, "eve"), (center.State("c-1"), center.AgentOf("c-2")));
    }

    [Fact]
    public void Past_the_waiting_bound_who_declined_is_not_sent_for_it_again_and_again_beside_one_at_the_limit()
    {
        using var center = Open(q => q with { MaxWaitSeconds = 40, MaxPerAgent = 1 });
        center.Arrives("c-1", "q");
        center.Assign("c-1", "bob");
        center.Accept("c-1");
        center.Arrives("c-2", "q", customer: "u-2");
        center.After(41);
        Assert.Equal("ann", center.AgentOf("c-2"));
        center.Decline("c-2");
        center.Presence("ann", PresenceKind.NotReady);
        var orders = 0;
        // Without an end there would be none to the test either.
        center.Copies = (_, notice) => notice is Serve && ++orders > 20 ? 0 : 1;

        center.Presence("ann", PresenceKind.Ready);

        Assert.InRange(orders, 0, 20);
        Assert.Equal(ContactState.Queued, center.State("c-2"));
    }
}
