namespace Routing.Actors.Tests;

/// <summary>A customer who is back before the agent's wrap-up is over is back all the same: the talk is what has ended.</summary>
public sealed class ComingBackTests
{
    private const double Bonus = 7;

    private static Center InWrapUp()
    {
        var center = new Center();
        center.Rules(new GroupRules { RepeatContactPriority = Bonus });
        center.Queue("q", q => q with { WrapUpSeconds = 60 }).Agent("b", "q").Agent("a", "q", a => a with { MaxConcurrent = 1 }, ready: false);
        center.Handles("b", "c-1", "q");
        center.After(120);
        center.Complete("c-1", satisfaction: 4);
        Assert.Equal(ContactState.WrapUp, center.State("c-1"));
        return center;
    }

    private static PastContact Remembered(Center center) => Assert.Single(center.Run(() => center.Actors.Customer("u-1").Get()).Recent);

    [Fact]
    public void WithinTheWrapUp_itIsARepeat_byACustomerWhoKnowsTheAgent()
    {
        using var center = InWrapUp();
        center.After(5);
        center.Arrives("c-2", "q");

        var (_, live, record) = center.Contact("c-2");
        Assert.Equal((Bonus, "b"), (live!.Priority, record.Plan.Card.Affinity?.Agent));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TheEndOfTheWrapUp_changesNothingOfIt(bool restarted)
    {
        using var center = InWrapUp();
        var told = Remembered(center);
        Assert.Equal((120, 4), (told.HandleSeconds, told.Satisfaction));
        if (restarted) center.Restart();
        center.After(60);

        Assert.Equal(ContactState.Closed, center.State("c-1"));
        Assert.Equal(told, Remembered(center));
    }

    [Fact]
    public void WhatTheCustomerSaysWithinIt_stays()
    {
        using var center = InWrapUp();
        Assert.Equal(ContactCommandOutcome.Done, center.Do(() => center.Actors.Contact("c-1").Rate(1, null)));
        center.After(60);

        Assert.Equal((1, true), (Remembered(center).Satisfaction, Remembered(center).IsRated));
    }
}
