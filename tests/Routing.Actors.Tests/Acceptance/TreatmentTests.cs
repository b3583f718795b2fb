namespace Routing.Actors.Tests.Acceptance;

/// <summary>What a rule's treatment does: what the customer hears and is offered while waiting, and what the agent is told.</summary>
public class TreatmentTests
{
    private static readonly Treatment Apology = new()
    {
        Name = "apology",
        Music = "calm",
        Messages = [new WaitMessage { Text = "We are sorry; you are number {position}." }],
        AnnounceAtSeconds = [5],
        OfferCallbackAfterSeconds = 40,
        Whisper = "Let down last week: apologise first.",
        AnswerSource = new AnswerSource { Text = "Offer a month free." },
        WrapUpSeconds = 90,
    };

    private static readonly RoutingRule LetDown = new() { Name = "let down", When = new RuleCondition { Intents = ["fault"] }, Then = new RuleEffect { Treatment = "Apology" } };

    private static Center Open(params Treatment[] treatments)
    {
        var center = new Center();
        center.Queue("q", q => q with
        {
            AnnounceAtSeconds = [60], WrapUpSeconds = 10, AnswerSource = new AnswerSource { Text = "The usual." }, Messages = [new WaitMessage { Text = "Please wait." }],
        });
        center.Rules(new GroupRules { Treatments = [.. treatments], Rules = [LetDown] });
        return center.Agent("a", "q", ready: false);
    }

    private static void Calls(Center center, string contact, string intent) =>
        center.Arrives(contact, "q", Channel.Voice, $"u-{contact}", c => c with { Intent = intent });

    [Fact]
    public void WhileItWaits_theCustomerHearsAndIsOfferedWhatTheTreatmentSays_othersWhatTheQueueSays()
    {
        using var center = Open(Apology);
        Calls(center, "c-1", "fault");
        Calls(center, "c-2", "invoice");
        var view = center.View("c-1");
        Assert.Equal(("Apology", "calm", "We are sorry; you are number 1."), (view.Treatment!.Name, view.Treatment.Music, view.WaitMessage));
        Assert.Equal("Apology", Assert.IsType<ContactCreated>(center.Told("c-1", "contact.created")).Treatment);
        Assert.Equal((null, "Please wait."), (center.View("c-2").Treatment, center.View("c-2").WaitMessage));

        center.After(5);
        Assert.Equal("Apology", Assert.IsType<WaitAnnounced>(center.Told("c-1", "contact.waitAnnounced")).Treatment);
        center.After(34);
        Assert.False(center.View("c-1").OfferCallback);
        center.After(1);
        Assert.True(center.View("c-1").OfferCallback);
        var offered = Assert.IsType<ContactOverflowed>(center.Told("c-1", "contact.overflowed"));
        Assert.Equal((OverflowAction.CallbackOffered, "apology"), (offered.Action, offered.Treatment));
        center.After(100);
        Assert.Equal("contact.created contact.queued contact.waitAnnounced contact.overflowed", center.Story("c-1"));
        Assert.Equal("contact.created contact.queued contact.waitAnnounced", center.Story("c-2"));
        Assert.Equal(0, center.Repairs);
    }

    [Fact]
    public void TheAgentIsWhisperedTo_shownTheAnswer_andGivenTheTime_andTheDecisionSaysByWhat()
    {
        using var center = Open(Apology);
        Calls(center, "c-1", "fault");
        center.Presence("a", PresenceKind.Ready);
        var offer = center.Offer("c-1")!;
        Assert.Equal(("Offer a month free.", 90), (offer.AnswerSource!.Text, offer.WrapUpSeconds));
        var note = Assert.Single(center.OfferShown("c-1").Context!.Notes);
        Assert.Equal((NoteKind.Whisper, "Let down last week: apologise first."), (note.Kind, note.Text));
        Assert.Equal("Apology", Assert.IsType<ContactOffered>(center.Told("c-1", "contact.offered")).Decision.Treatment);
        center.Accept("c-1");
        center.Complete("c-1");

        Calls(center, "c-2", "invoice");
        center.After(89);
        Assert.Equal(ContactState.WrapUp, center.State("c-1"));
        center.After(1);
        Assert.Equal(("The usual.", 10), (center.Offer("c-2")!.AnswerSource!.Text, center.Offer("c-2")!.WrapUpSeconds));
        Assert.Empty(center.OfferShown("c-2").Context!.Notes);
    }

    [Fact]
    public void WhoWaits_keepsTheTreatmentItCameWith_overNewRulesAndARestart_onlyItsTextsMayBeMended()
    {
        using var center = Open(Apology);
        Calls(center, "c-1", "fault");
        center.Rules(new GroupRules { Treatments = [Apology with { OfferCallbackAfterSeconds = 1, Messages = [new WaitMessage { Text = "So sorry." }] }], Rules = [LetDown] });
        center.After(39);
        center.Restart();
        Assert.Equal((false, "So sorry."), (center.View("c-1").OfferCallback, center.View("c-1").WaitMessage));
        center.After(1);
        Assert.True(center.View("c-1").OfferCallback);
        center.After(60);
        Assert.Single(center.Events("c-1"), e => e.Type == "contact.overflowed");
    }

    [Fact]
    public void WhoHungUp_isNotOfferedACallbackAgain()
    {
        using var center = Open(Apology);
        Calls(center, "c-1", "fault");
        center.Do(() => center.Actors.Queue("q").RequestCallback("c-1", null));
        center.After(60);
        Assert.DoesNotContain(center.Events("c-1"), e => e.Type == "contact.overflowed");
    }
}
