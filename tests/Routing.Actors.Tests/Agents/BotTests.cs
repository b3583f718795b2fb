namespace Routing.Actors.Tests;

/// <summary>A bot is an agent: it takes the simple contacts first, ends them or hands them over with what was said, and loses none.</summary>
public sealed class BotTests
{
    private static AgentProfile Bot(AgentProfile agent) => agent with
    {
        Kind = AgentKind.Bot,
        Channels = agent.Channels.SetItem(Channel.Chat, 2),
        Hook = new BotHook { Url = "https://bot.example/talk", TimeoutSeconds = 5, Attempts = 2, MaxTalkSeconds = 120 },
    };

    private static Center Open(IBots? bots, Func<QueueConfig, QueueConfig>? with = null) => new Center(bots: bots) { ExpectsFailures = true }
        .Queue("q", q => with?.Invoke(q) ?? (q with { Bots = new BotRule { Intents = ["invoice"] } }))
        .Agent("robo", "q", Bot)
        .Agent("li-na", "q", a => a with { Channels = a.Channels.SetItem(Channel.Chat, 9), MaxOpenOffers = 9 });

    private static void Asks(Center center, string contact, string intent = "invoice", string text = "Where is my invoice?") =>
        center.Arrives(contact, "q", customer: "u-" + contact, with: c => c with { Intent = intent, Text = text });

    [Fact]
    public void It_takes_the_simple_intents_people_the_others_and_people_at_once_while_it_is_full()
    {
        using var center = Open(new AnsweringBots(_ => new(BotOutcome.Talking)));
        Asks(center, "c-1");
        Asks(center, "c-2", "complaint");
        Asks(center, "c-3");
        Asks(center, "c-4");
        Assert.Equal(["robo", "li-na", "robo", "li-na"], new[] { "c-1", "c-2", "c-3", "c-4" }.Select(center.AgentOf));
        Assert.Equal(ContactState.Handling, center.State("c-1"));
        center.After(1);
        Assert.Equal(0, center.Repairs);
    }

    [Fact]
    public void Corrected_after_it_was_handed_over_it_does_not_go_to_a_bot_again()
    {
        var asked = 0;
        using var center = Open(new AnsweringBots(_ =>
        {
            asked++;
            return new(BotOutcome.HandOver, "customer: a person, please", "asked for a person");
        }));
        center.Presence("li-na", PresenceKind.NotReady);
        Asks(center, "c-1");
        center.After(1);
        Assert.Equal(ContactState.Queued, center.State("c-1"));
        center.Correct("c-1", request => request with { Urgency = 5 });
        center.After(60);
        Assert.Equal((1, ContactState.Queued), (asked, center.State("c-1")));
    }

    [Fact]
    public void Where_bots_have_their_share_a_step_still_comes_at_once_if_nobody_is_there_for_those_before()
    {
        using var center = Open(new AnsweringBots(_ => new(BotOutcome.Talking)), q => q with
        {
            Bots = new BotRule { Intents = ["invoice"] }, AgentTiers = ["senior"], Relaxations = [new Relaxation { AfterSeconds = 300, AgentTiers = ["junior"] }],
        });
        center.Agent("tom", "q", a => a with { Tier = "junior" });
        Asks(center, "c-1", "complaint");
        center.Settle();
        Assert.Equal("tom", center.AgentOf("c-1"));
    }

    [Fact]
    public void What_it_resolves_is_closed_and_counted_as_contained()
    {
        var asked = new List<BotTask>();
        using var center = Open(new AnsweringBots(task =>
        {
            asked.Add(task);
            return new(BotOutcome.Resolved, "bot: Here it is.\ncustomer: Thanks!", "sent the invoice again");
        }));
        Asks(center, "c-1");
        center.After(1);

        Assert.Equal(ContactState.Closed, center.State("c-1"));
        var record = center.Contact("c-1").Record;
        Assert.Equal(("robo", "sent the invoice again", true), (record.Closed!.Agent, record.Closed.Completion!.Outcome, record.Closed.Completion.Resolved));
        Assert.Equal("bot: Here it is.\ncustomer: Thanks!", Assert.Single(record.Notes).Text);
        Assert.Equal((1, 0, 100.0), (center.AgentNow("robo").Bot.Contained, center.AgentNow("robo").Bot.HandedOver, center.AgentNow("robo").Bot.ContainmentPercent));
        Assert.Equal(("c-1~1", "Where is my invoice?", "invoice"), (asked[0].OfferId, asked[0].Text, asked[0].Intent));
    }

    [Fact]
    public void What_it_hands_over_goes_to_a_person_with_its_transcript_and_its_age()
    {
        using var center = Open(new AnsweringBots(_ => new(BotOutcome.HandOver, "customer: I want a person", "asked for a person")));
        var came = center.Now;
        Asks(center, "c-1");
        center.After(1);

        var (state, live, record) = center.Contact("c-1");
        Assert.Equal((ContactState.Offered, "li-na"), (state, live!.Offer!.AgentId));
        Assert.Equal(came, live.WaitingSince);
        Assert.Equal((NoteKind.Transcript, "customer: I want a person"), (record.Notes[0].Kind, record.Notes[0].Text));
        Assert.Contains("bot.handedOver contact.moved", center.Story("c-1"));
        Assert.Contains("contact.transcriptKept", center.Story("c-1"));
        Assert.Equal((0, 1, 0), (center.AgentNow("robo").Bot.Contained, center.AgentNow("robo").Bot.HandedOver, center.AgentNow("robo").Bot.Failed));

        var offer = center.Run(() => OfferViews.Of(live.Offer, center.Actors));
        Assert.Equal("customer: I want a person", Assert.Single(offer.Context!.Notes).Text);
        // It does not come back to a bot, whoever declines it.
        center.Decline("c-1");
        center.After(600);
        Assert.NotEqual("robo", center.AgentOf("c-1"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_that_fails_is_asked_again_and_then_hands_over(bool answers)
    {
        var attempts = 0;
        using var center = Open(new AnsweringBots(_ =>
        {
            attempts++;
            return answers ? BotAnswer.Failed("it answered 500") : null;
        }));
        Asks(center, "c-1");
        center.After(20);
        Assert.Equal((2, "li-na"), (attempts, center.AgentOf("c-1")));
        Assert.Equal((1, 1), (center.AgentNow("robo").Bot.HandedOver, center.AgentNow("robo").Bot.Failed));
        Assert.Equal(PresenceKind.Ready, center.AgentNow("robo").Presence.Kind);
    }

    [Fact]
    public void Where_no_bot_can_be_asked_people_have_its_contacts()
    {
        using var center = Open(null);
        Asks(center, "c-1");
        center.After(1);
        Assert.Equal("li-na", center.AgentOf("c-1"));
    }

    [Fact]
    public void One_that_talks_on_without_end_gives_back_in_time()
    {
        using var center = Open(new AnsweringBots(_ => new(BotOutcome.Talking)));
        Asks(center, "c-1");
        center.After(119);
        Assert.Equal("robo", center.AgentOf("c-1"));
        center.After(2);
        Assert.Equal("li-na", center.AgentOf("c-1"));
    }

    [Fact]
    public void One_that_talks_ends_it_by_the_api_or_transfers_it_which_hands_over()
    {
        using var center = Open(new AnsweringBots(_ => new(BotOutcome.Talking)));
        Asks(center, "c-1");
        Asks(center, "c-2");
        center.After(1);
        Assert.Equal(ContactCommandOutcome.Done, center.Complete("c-1"));
        Assert.Equal(ContactCommandOutcome.Done, center.Transfer("c-2", "q"));
        Assert.Equal(("li-na", (1L, 1L)), (center.AgentOf("c-2"), (center.AgentNow("robo").Bot.Contained, center.AgentNow("robo").Bot.HandedOver)));
    }

    [Fact]
    public void After_a_crash_it_is_asked_again_under_the_same_id_and_nothing_is_lost_or_doubled()
    {
        var asked = new List<string>();
        using var center = Open(new AnsweringBots(task =>
        {
            asked.Add(task.OfferId);
            // The first call is on its way for ever.
            return asked.Count == 1 ? null : new(BotOutcome.HandOver, "said before and after", null);
        }));
        Asks(center, "c-1");
        center.Crash(ActorKey.Agent("robo"));
        center.After(10);
        Assert.True(asked.Count > 1);
        Assert.All(asked, id => Assert.Equal("c-1~1", id));
        Assert.Equal("li-na", center.AgentOf("c-1"));
        Assert.Single(center.Contact("c-1").Record.Notes);
        Assert.Equal(1, center.AgentNow("robo").Bot.HandedOver);

        center.Restart();
        center.After(10);
        Assert.Equal(("li-na", 1), (center.AgentOf("c-1"), center.AgentNow("robo").Bot.HandedOver));
        Assert.Equal(1, center.Story("c-1").Split(' ').Count(type => type == "bot.handedOver"));
    }

    [Fact]
    public void A_whole_restart_in_the_midst_of_a_talk_gives_the_contact_to_people_in_time()
    {
        using var center = Open(new AnsweringBots(_ => null));
        Asks(center, "c-1");
        center.Restart();
        center.After(15);
        Assert.Equal("li-na", center.AgentOf("c-1"));
        Assert.Equal(ContactState.Offered, center.State("c-1"));
    }

    [Fact]
    public void A_rule_of_the_group_goes_before_the_queue()
    {
        using var center = Open(new AnsweringBots(_ => new(BotOutcome.Talking)));
        center.Rules(new GroupRules
        {
            Rules =
            [
                new RoutingRule { Name = "invoices to people", When = RuleCondition.Always with { Intents = ["invoice"] }, Then = new RuleEffect { Bots = BotUse.Never } },
                new RoutingRule { Name = "parcels to bots", When = RuleCondition.Always with { Intents = ["parcel"] }, Then = new RuleEffect { Bots = BotUse.First } },
            ],
        });
        Asks(center, "c-1");
        Asks(center, "c-2", "parcel");
        Assert.Equal(("li-na", "robo"), (center.AgentOf("c-1"), center.AgentOf("c-2")));
    }

    [Fact]
    public void Overflow_sends_to_bots_once_and_what_they_give_back_stays_with_people()
    {
        using var center = new Center(bots: new AnsweringBots(_ => new(BotOutcome.HandOver, null, "not mine")))
            .Queue("people", q => q with { Overflow = [new Overflow { AfterSeconds = 30, MoveTo = "bots", ToBot = true }] })
            .Queue("bots")
            .Agent("robo", "bots", a => Bot(a) with { Hook = new BotHook { Url = "https://bot.example", HandOverTo = "people" } })
            .Agent("li-na", "people", ready: false);
        center.Arrives("c-1", "people");
        var came = center.Now;
        center.After(31);
        center.After(300);
        var (state, live, _) = center.Contact("c-1");
        Assert.Equal((ContactState.Queued, "people", came), (state, live!.Queue, live.WaitingSince!.Value));
        Assert.Equal(1, center.Story("c-1").Split(' ').Count(type => type == "bot.handedOver"));
        center.Presence("li-na", PresenceKind.Ready);
        Assert.Equal("li-na", center.AgentOf("c-1"));
    }

    [Fact]
    public void Overflow_opens_a_queue_of_people_to_its_own_bots()
    {
        using var center = Open(new AnsweringBots(_ => new(BotOutcome.Talking)), q => q with
        {
            Bots = new BotRule { Intents = ["invoice"] },
            Overflow = [new Overflow { AfterSeconds = 30, ToBot = true }],
        });
        center.Presence("li-na", PresenceKind.NotReady);
        Asks(center, "c-1", "complaint");
        center.After(29);
        Assert.Equal(ContactState.Queued, center.State("c-1"));
        center.After(2);
        Assert.Equal("robo", center.AgentOf("c-1"));
    }
}
