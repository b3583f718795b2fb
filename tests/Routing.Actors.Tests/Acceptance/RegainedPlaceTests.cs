namespace Routing.Actors.Tests.Acceptance;

/// <summary>Customers who gave up and come back have their place again, for a time.</summary>
public class RegainedPlaceTests
{
    private static Center With(int seconds)
    {
        var center = new Center();
        center.Queue("q", q => q with { RegainPlaceSeconds = seconds }).Agent("a", "q", ready: false);
        center.Arrives("c-1", "q", customer: "u-1");
        center.After(30);
        center.Arrives("c-2", "q", customer: "u-2");
        center.Abandon("c-1");
        return center;
    }

    [Fact]
    public void BackInTime_theFormerPlaceAndAge_once()
    {
        using var center = With(120);
        var came = center.Now.AddSeconds(-30);
        center.After(120);
        center.Arrives("c-3", "q", customer: "u-1");
        Assert.Equal((1, came), (center.Contact("c-3").Live!.Position, center.Contact("c-3").Live!.WaitingSince));
        Assert.Equal("contact.created contact.queued contact.placeRegained", center.Story("c-3"));
        center.Arrives("c-4", "q", customer: "u-1");
        Assert.Equal(3, center.Contact("c-4").Live!.Position);
    }

    [Theory]
    [InlineData(120, 121)]
    [InlineData(0, 1)]
    public void TooLate_orWhereItIsOff_theLastPlace(int kept, int after)
    {
        using var center = With(kept);
        center.After(after);
        center.Arrives("c-3", "q", customer: "u-1");
        Assert.Equal(2, center.Contact("c-3").Live!.Position);
    }

    [Fact]
    public void AfterARestart_too_andTheServiceLevelDoesNotCountTheTimeAway()
    {
        using var center = With(120);
        center.Restart();
        center.After(60);
        center.Arrives("c-3", "q", customer: "u-1");
        Assert.Equal(1, center.Contact("c-3").Live!.Position);
        center.Presence("a", PresenceKind.Ready);
        center.Accept("c-3");
        Assert.Equal(30, center.QueueNow("q").Today.AnswerSecondsSum);
    }
}
