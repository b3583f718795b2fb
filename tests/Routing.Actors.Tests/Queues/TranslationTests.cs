using System.Text.Json;

namespace Routing.Actors.Tests;

/// <summary>No speaker of the customer's language in time: with a translation anybody may take the contact, where the queue allows it.</summary>
public class TranslationTests
{
    private sealed class Translator(Func<TranslationQuestion, ValueTask<TranslationAnswer>> answer) : ITranslator
    {
        public List<TranslationQuestion> Asked { get; } = [];

        public ValueTask<TranslationAnswer> Open(string url, TimeSpan bound, TranslationQuestion question)
        {
            Asked.Add(question);
            return answer(question);
        }
    }

    private static Translator Says(string? session, string? failure = null) => new(_ => ValueTask.FromResult(new TranslationAnswer(session, failure)));

    private static Center Open(ITranslator? translator, TranslationRule? rule)
    {
        var center = new Center(translator: translator).Queue("q", q => q with { Translation = rule, MaxWaitSeconds = 0 });
        return center.Agent("thai", "q", a => a with { Languages = ["th"], MaxConcurrent = 1 }).Agent("english", "q", a => a with { Languages = ["en"], MaxConcurrent = 1 });
    }

    private static TranslationRule Rule => new() { AfterSeconds = 60, Url = "http://translator", RetryAfterSeconds = 20 };

    private static void ThaiComes(Center center, string id, string customer = "u-2") => center.Arrives(id, "q", customer: customer, with: c => c with { Language = "th" });

    [Fact]
    public void WithNoSpeakerFreeInTime_itGoesWithTranslation_andOfferContactAndDecisionSaySo()
    {
        var translator = Says("s-7");
        using var center = Open(translator, Rule);
        center.Handles("thai", "c-0", "q", with: c => c with { Language = "th" });
        ThaiComes(center, "c-1");
        center.After(59);
        Assert.Equal(ContactState.Queued, center.State("c-1"));
        center.After(1);

        Assert.Equal("english", center.AgentOf("c-1"));
        Assert.Equal(("th", "s-7"), (center.Offer("c-1")!.Translation!.From, center.Offer("c-1")!.Translation!.Session));
        Assert.Equal(new TranslationQuestion("c-1", "q", Channel.Chat, "unknown", "th") with { Intent = translator.Asked[0].Intent }, Assert.Single(translator.Asked));
        using var offered = JsonDocument.Parse(center.Events("c-1").Last(e => e.Type == "contact.offered").Data);
        var decision = offered.RootElement.GetProperty("decision").Deserialize(ApiJson.Default.DecisionRecord)!;
        Assert.Equal(("th", "th"), (decision.Translation!.From, decision.Need.TranslatedFrom));
        Assert.EndsWith("; with translation from th", decision.Reason);
        center.Accept("c-1");
        Assert.Equal("s-7", center.Contact("c-1").Live!.Offer!.Translation!.Session);
        Assert.Equal("contact.created contact.queued contact.translated contact.offered contact.accepted", center.Story("c-1"));
        Assert.Equal(0, center.Repairs);
    }

    [Fact]
    public void WhereNobodyPresentSpeaksIt_thatIsAtOnce_andASpeakerWhoComesNeedsNone()
    {
        using var center = Open(Says(null), Rule);
        center.Presence("thai", PresenceKind.Offline);
        ThaiComes(center, "c-1");
        Assert.Equal("th", center.Offer("c-1")!.Translation!.From);
        center.Decline("c-1");
        center.Presence("thai", PresenceKind.Ready);
        Assert.Equal("thai", center.AgentOf("c-1"));
        Assert.Null(center.Offer("c-1")!.Translation);
    }

    [Fact]
    public void WithNobodyThere_noTranslatorIsAsked()
    {
        var translator = Says(null);
        using var center = Open(translator, Rule);
        center.Presence("thai", PresenceKind.Offline);
        center.Presence("english", PresenceKind.Offline);
        ThaiComes(center, "c-1");
        center.After(59);
        Assert.Empty(translator.Asked);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("it answered 500")]
    public void ANoOrSilence_leavesItWaitingForASpeaker_andIsAskedAgainLater(string? failure)
    {
        var never = new TaskCompletionSource<TranslationAnswer>();
        var translator = new Translator(_ => failure is null ? new ValueTask<TranslationAnswer>(never.Task) : ValueTask.FromResult(TranslationAnswer.None(failure)));
        using var center = Open(translator, Rule);
        center.Handles("thai", "c-0", "q", with: c => c with { Language = "th" });
        ThaiComes(center, "c-1");
        center.After(79);
        Assert.Equal((ContactState.Queued, 1), (center.State("c-1"), translator.Asked.Count));
        center.After(5);
        Assert.Equal(2, translator.Asked.Count);
        Assert.Equal(failure ?? "no answer in time", JsonDocument.Parse(center.Events("c-1").First(e => e.Type == "contact.translationFailed").Data).RootElement.GetProperty("reason").GetString());
        center.Complete("c-0");
        Assert.Equal("thai", center.AgentOf("c-1"));
        Assert.Null(center.Offer("c-1")!.Translation);
    }

    [Fact]
    public void OneThatIsDead_isAskedEverMoreSeldom_andToldOfOnce_andAgainForAnotherReason()
    {
        var failure = "it answered 500";
        var translator = new Translator(_ => ValueTask.FromResult(TranslationAnswer.None(failure)));
        using var center = Open(translator, Rule);
        center.Handles("thai", "c-0", "q", with: c => c with { Language = "th" });
        ThaiComes(center, "c-1");
        center.After(3600);
        // At 60, 80, 120, 200, 360, 680, 1320, and each 640 s from there.
        Assert.Equal(10, translator.Asked.Count);
        Assert.Single(center.Events("c-1"), e => e.Type == "contact.translationFailed");
        failure = "it answered 503";
        center.After(640);
        Assert.Equal(2, center.Events("c-1").Count(e => e.Type == "contact.translationFailed"));
    }

    [Fact]
    public void NotAllowed_itWaits()
    {
        using var center = Open(Says(null), null);
        center.Presence("thai", PresenceKind.Offline);
        ThaiComes(center, "c-1");
        center.After(3600);
        Assert.Equal(ContactState.Queued, center.State("c-1"));
    }

    [Fact]
    public void AfterARestart_itIsStillWithTranslation()
    {
        using var center = Open(null, new TranslationRule { AfterSeconds = 60 });
        center.Handles("thai", "c-0", "q", with: c => c with { Language = "th" });
        center.Handles("english", "c-9", "q", customer: "u-9", with: c => c with { Language = "en" });
        ThaiComes(center, "c-1");
        center.After(61);
        center.Restart();
        center.After(10);
        center.Complete("c-9");
        Assert.Equal(("english", "th"), (center.AgentOf("c-1"), center.Offer("c-1")!.Translation!.From));
    }
}
