using System.Collections.Immutable;
using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>Each promise is shown to hold in a good story, and to bite in a bad one.</summary>
public sealed class PromiseTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, QueueConfig> Queues = new()
    {
        ["repair"] = new QueueConfig
        {
            Name = "Repair", OfferTimeoutSeconds = 20, Channels = [Channel.Voice, Channel.Chat], Requirements = [new SkillLevel("repair", 5)],
            Relaxations = [new Relaxation { AfterSeconds = 30, Requirements = [new SkillLevel("repair", 2)] }],
        },
    };

    private static readonly Dictionary<string, AgentProfile> Agents = new()
    {
        ["li"] = Agent(8, "zh"),
        ["wu"] = Agent(3, "zh"),
        ["ann"] = Agent(9, "en"),
    };

    private readonly Dictionary<string, long> _numbers = [];
    private int _cursor;

    [Fact]
    public void An_offer_that_is_accepted_or_withdrawn_in_time_is_fine()
    {
        var promise = new OfferEndsInTime(Queues);
        Tell(promise, Offered(0, "c-1", "li", "c-1~1", 20), Event(5, EventTypes.Accepted, "c-1", "li", "c-1~1"), Offered(6, "c-2", "li", "c-2~1", 26),
            Event(26, EventTypes.Expired, "c-2", "li", "c-2~1"), Event(100, EventTypes.Closed, "c-1", "li"));

        Kept(promise);
    }

    [Fact]
    public void An_offer_accepted_after_its_expiry_is_a_violation()
    {
        var promise = new OfferEndsInTime(Queues);
        Tell(promise, Offered(0, "c-1", "li", "c-1~1", 20), Event(23, EventTypes.Accepted, "c-1", "li", "c-1~1"));

        Broken(promise, "c-1", "expired at", "accepted at");
    }

    [Fact]
    public void An_offer_that_stays_open_past_its_expiry_is_a_violation()
    {
        var promise = new OfferEndsInTime(Queues);
        Tell(promise, Offered(0, "c-1", "li", "c-1~1", 20), Event(60, EventTypes.Queued, "c-9"));

        Broken(promise, "c-1", "expired at", "open still");
    }

    [Fact]
    public void An_offer_with_more_time_than_the_queue_gives_is_a_violation()
    {
        var promise = new OfferEndsInTime(Queues);
        Tell(promise, Offered(0, "c-1", "li", "c-1~1", 60));

        Broken(promise, "c-1", "expires at", "gives 20 s");
    }

    [Theory]
    [InlineData("li", 0, true)]
    [InlineData("wu", 0, false)]
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

    [Theory]
    [InlineData(Channel.Chat, 2, true)]
    [InlineData(Channel.Chat, 3, false)]
    [InlineData(Channel.Voice, 2, false)]
    public void An_agent_with_more_than_its_capacity_is_a_violation(Channel channel, int contacts, bool fine)
    {
        var promise = new CapacityIsKept(Agents);
        for (var n = 1; n <= contacts; n++)
        {
            promise.Sent(Create($"c-{n}", channel));
            Tell(promise, Event(n, EventTypes.Accepted, $"c-{n}", "li", $"c-{n}~1"));
        }

        if (fine) Kept(promise);
        else Broken(promise, $"c-{contacts}", "li takes", $"it has {contacts}");
    }

    [Fact]
    public void Capacity_is_free_again_after_the_close_and_while_pending()
    {
        var promise = new CapacityIsKept(Agents);
        foreach (var id in new[] { "c-1", "c-2", "c-3" }) promise.Sent(Create(id, Channel.Voice));
        Tell(promise, Event(0, EventTypes.Accepted, "c-1", "li"), Event(1, EventTypes.Closed, "c-1", "li"), Event(2, EventTypes.Accepted, "c-2", "li"),
            Event(3, EventTypes.Pending, "c-2", "li"), Event(4, EventTypes.Accepted, "c-3", "li"));

        Kept(promise);
    }

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

    [Fact]
    public void A_stream_that_skips_or_ends_when_resumed_is_a_violation()
    {
        SeenEvent[] story = [Event(0, EventTypes.Queued, "c-1"), Event(1, EventTypes.Queued, "c-2"), Event(2, EventTypes.Queued, "c-3")];
        var (kept, skips, ends) = (new StreamResumes(), new StreamResumes(), new StreamResumes());

        kept.Reread(story, story[1..]);
        skips.Reread(story, story[2..]);
        ends.Reread(story, story[1..2]);

        Kept(kept);
        Broken(skips, "c-2", "of /contact/c-2 was seen next", "of /contact/c-3 came when resumed");
        Broken(ends, "c-3", "of /contact/c-3 was seen next", "nothing more came");
    }

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

    private static AgentProfile Agent(int repair, string language) => new()
    {
        Name = "…", Queues = ["repair"], Languages = [language], Skills = ImmutableDictionary<string, int>.Empty.Add("repair", repair),
    };

    private static CallMade Create(string id, Channel channel) => new(CallKind.Create, id) { Request = new CreateContact { Id = id, CustomerId = "u", Channel = channel, Language = "zh" } };

    private static void Tell(Promise promise, params SeenEvent[] story)
    {
        foreach (var seen in story) promise.See(seen);
    }

    private static void Kept(Promise promise)
    {
        Assert.Empty(promise.Violations);
        Assert.True(promise.Checked > 0);
    }

    private static void Broken(Promise promise, string about, string oneFact, string otherFact)
    {
        var violation = Assert.Single(promise.Violations);
        Assert.Equal(about, violation.About);
        Assert.Contains(oneFact, violation.OneFact, StringComparison.Ordinal);
        Assert.Contains(otherFact, violation.OtherFact, StringComparison.Ordinal);
    }

    private SeenEvent Offered(int at, string contact, string agent, string offer, int expires) =>
        Event(at, EventTypes.Offered, contact, agent, offer) with { ExpiresAt = Start.AddSeconds(expires) };

    private SeenEvent Event(int at, string type, string contact, string? agent = null, string? offer = null)
    {
        var source = $"/contact/{contact}";
        return new SeenEvent
        {
            Cursor = $"{++_cursor}", Source = source, Number = _numbers[source] = _numbers.GetValueOrDefault(source) + 1, Type = type, At = Start.AddSeconds(at),
            Contact = contact, Queue = "repair", Agent = agent, OfferId = offer,
        };
    }
}
