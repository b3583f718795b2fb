namespace Routing.Actors.Tests;

/// <summary>Subscriptions outlive a restart, and one gateway at a time moves them on.</summary>
public sealed class WebhooksKeptTests
{
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(20);

    [Fact]
    public void How_far_each_is_is_kept_by_whoever_delivers_and_stays_after_a_restart()
    {
        using var center = new Center();
        center.Queue("general");
        var hook = new Webhook("https://crm.example/routing") { Types = ["contact.*"], Secret = "a secret of theirs" };
        Assert.Equal(ConfigureOutcome.Created, Set("crm", hook, null).Outcome);
        Assert.Equal(ConfigureOutcome.VersionConflict, Set("crm", hook, 0).Outcome);
        Assert.Equal(ConfigureOutcome.Absent, Set("other", null, null).Outcome);
        var kept = Find()!.Kept;
        Assert.True(center.Run(() => center.Actors.Dispatcher(Defaults.Group).ClaimWebhooks("one", Held)));
        Assert.False(center.Run(() => center.Actors.Dispatcher(Defaults.Group).ClaimWebhooks("two", Held)));
        var book = new WebhookBook(new WebhookProgress(7), new WebhookDead([])).Failed("c-1", new HeldEvent(8, "contact.queued", kept.CreatedAt), "no", kept.CreatedAt, 0);
        book = book with { Dead = book.Dead.Add(new DeadLetter(new HeldEvent(3, "contact.queued", kept.CreatedAt), "c-2", 9, kept.CreatedAt, "no")) };
        Assert.False(Advance("two", kept.Revision, book));
        Assert.False(Advance("one", kept.Revision + 1, book));
        // Who delivers may tell how far it is also after the subscription was changed.
        Assert.Equal(ConfigureOutcome.Replaced, Set("crm", hook with { Name = "CRM" }, 1).Outcome);
        Assert.True(Advance("one", kept.Revision, book));

        center.Restart();
        var found = Find()!;
        Assert.Equal((7, "c-1", "a secret of theirs", 1), (found.Progress.Position, found.Progress.Lanes.Single().Subject, found.Kept.Webhook.Secret, found.Dead.Letters.Length));
        Assert.True(center.Run(() => center.Actors.Dispatcher(Defaults.Group).ClaimWebhooks("two", Held)));
        Assert.True(Advance("two", found.Kept.Revision, book));

        // What is put back is news to who delivers, whose word on the old state is void.
        Assert.Equal(1, center.Run(() => center.Actors.Dispatcher(Defaults.Group).ReplayWebhook("crm", null)));
        Assert.False(Advance("two", found.Kept.Revision, book));
        Assert.Equal(["c-1", "c-2"], Find()!.Progress.Lanes.Select(lane => lane.Subject));
        Assert.Equal(ConfigureOutcome.Replaced, Set("crm", null, 2).Outcome);
        center.Restart();
        Assert.Null(Find());

        WebhookStanding? Find() => center.Run(() => center.Actors.Dispatcher(Defaults.Group).Webhooks()).Find("crm");
        ConfigureAnswer Set(string id, Webhook? webhook, long? expected) => center.Run(() => center.Actors.Dispatcher(Defaults.Group).SetWebhook(id, webhook, 5, expected));
        bool Advance(string by, long revision, WebhookBook to) => center.Run(() => center.Actors.Dispatcher(Defaults.Group).AdvanceWebhook("crm", by, revision, to.Progress, to.Dead));
    }

    [Fact]
    public void A_gateway_that_is_not_heard_of_is_followed_by_another_and_there_are_so_many_subscriptions()
    {
        using var center = new Center();
        center.Queue("general");
        Assert.True(center.Run(() => center.Actors.Dispatcher(Defaults.Group).ClaimWebhooks("one", Held)));
        center.After(19);
        Assert.True(center.Run(() => center.Actors.Dispatcher(Defaults.Group).ClaimWebhooks("one", Held)));
        center.After(19);
        Assert.False(center.Run(() => center.Actors.Dispatcher(Defaults.Group).ClaimWebhooks("two", Held)));
        center.After(1);
        Assert.True(center.Run(() => center.Actors.Dispatcher(Defaults.Group).ClaimWebhooks("two", Held)));

        for (var n = 0; n < WebhookLimits.MaxWebhooks; n++) Assert.Equal(ConfigureOutcome.Created, center.Run(() => center.Actors.Dispatcher(Defaults.Group).SetWebhook($"w-{n}", new Webhook("https://crm.example"), 0, null)).Outcome);
        Assert.Equal(ConfigureOutcome.Full, center.Run(() => center.Actors.Dispatcher(Defaults.Group).SetWebhook("more", new Webhook("https://crm.example"), 0, null)).Outcome);
    }
}
