namespace Routing.Actors.Tests.Queues;

/// <summary>At the moments configured an event says how a waiting customer stands.</summary>
public class AnnouncementTests
{
    private static IReadOnlyList<WaitAnnounced> Told(Center center, string contact) =>
        [.. center.Events(contact).Where(e => e.Type == "contact.waitAnnounced").Select(e => (WaitAnnounced)EventCodec.Read(e.Type, e.Data.Span)!)];

    [Fact]
    public void AtEachMoment_placeAndEstimateAreTold_untilAnAgentAnswers()
    {
        using var center = new Center();
        center.Rules(new GroupRules { Rules = [new RoutingRule { Name = "calm", Then = new RuleEffect { Treatment = "calm" } }] });
        center.Queue("q", q => q with { AnnounceAtSeconds = [10, 60, 120] }).Agent("a", "q", a => a with { MaxConcurrent = 1 });
        center.Handles("a", "c-0", "q", customer: "u-0");
        center.Arrives("c-1", "q", customer: "u-1");
        center.Arrives("c-2", "q", customer: "u-2");
        center.After(9);
        Assert.Empty(Told(center, "c-2"));
        center.After(1);
        var told = Assert.Single(Told(center, "c-2"));
        Assert.Equal((2, 10.0, "calm"), (told.Position, told.WaitedSeconds, told.Treatment));
        Assert.True(told.Low < told.EstimatedSeconds && told.EstimatedSeconds < told.High);

        center.Complete("c-0");
        center.Accept("c-1");
        center.After(50);
        Assert.Equal([2, 1], Told(center, "c-2").Select(t => t.Position));
        Assert.Single(Told(center, "c-1"));
        Assert.Equal(0, center.Repairs);
    }

    [Fact]
    public void AfterARestart_noMomentIsToldTwice_andNoneIsMissed()
    {
        using var center = new Center();
        center.Queue("q", q => q with { AnnounceAtSeconds = [10, 60] }).Agent("a", "q", ready: false);
        center.Arrives("c-1", "q");
        center.After(30);
        center.Restart();
        center.After(29);
        Assert.Single(Told(center, "c-1"));
        center.After(1);
        Assert.Equal(2, Told(center, "c-1").Count);
    }

    [Fact]
    public void WhoIsToBeCalledBack_isNotTold()
    {
        using var center = new Center();
        center.Queue("q", q => q with { AnnounceAtSeconds = [10] }).Agent("a", "q", ready: false);
        center.Arrives("c-1", "q", Channel.Voice);
        center.Do(() => center.Actors.Queue("q").RequestCallback("c-1", null));
        center.After(60);
        Assert.Empty(Told(center, "c-1"));
    }
}
