using System.Text.Json;

namespace Routing.Actors.Tests.Acceptance;

/// <summary>A profile of the rules lends agents to other queues, and newcomers more at a time, for a peak; after it they are as configured.</summary>
public class PeakProfileTests
{
    private static GroupRules Sale(bool on = false, string? hours = null) => new()
    {
        DefaultQueue = "sales",
        Profiles =
        [
            new RuleProfile
            {
                Name = "sale",
                On = on,
                Hours = hours is null ? [] : [new RuleHours { From = hours.Split('-')[0], To = hours.Split('-')[1] }],
                Agents =
                [
                    new AgentChange { Agents = ["ann"], AddQueues = ["sales"], LeaveQueues = ["letters"] },
                    new AgentChange { Tiers = ["newcomer"], MaxConcurrent = 3 },
                    new AgentChange { Tiers = ["senior"], MaxConcurrent = 5 },
                ],
            },
        ],
    };

    private static Center Shop()
    {
        var center = new Center();
        center.Queue("sales").Queue("letters");
        return center.Agent("ann", "letters", a => a with { MaxConcurrent = 1 }).Agent("new", "sales", a => a with { Tier = "newcomer", MaxConcurrent = 1, MaxOpenOffers = 5, Channels = a.Channels.SetItem(Channel.Chat, 5) });
    }

    private static string[] LentTo(Center center) => [.. center.AgentNow("ann").Adjusted?.Queues ?? []];

    private static List<string> Group(Center center) =>
        [.. center.Run(() => center.Log.Read(0, 1000)).Where(e => e.Type == "profiles.switched").Select(e => string.Join(' ', JsonDocument.Parse(e.Data).RootElement.GetProperty("on").EnumerateArray().Select(one => one.GetString())))];

    [Fact]
    public void OfAnotherTierByNow_anAgentIsChangedAsThatTierIs()
    {
        using var center = Shop();
        center.Rules(Sale(on: true));
        Assert.Equal(3, center.AgentNow("new").Adjusted!.MaxConcurrent);
        center.Agent("new", "sales", a => a with { Tier = "senior", MaxConcurrent = 1 });
        center.Settle();
        Assert.Equal(5, center.AgentNow("new").Adjusted!.MaxConcurrent);
    }

    [Fact]
    public void ByHand_aWaitingContactIsOfferedAtOnce_andAfterItAllIsAsConfigured()
    {
        using var center = Shop();
        center.Rules(Sale());
        center.Handles("new", "c-1", "sales");
        center.Arrives("c-2", "sales", customer: "u-2");
        center.Arrives("c-3", "sales", customer: "u-3");
        center.Arrives("c-4", "sales", customer: "u-4");
        Assert.All(new[] { "c-2", "c-3", "c-4" }, id => Assert.Equal(ContactState.Queued, center.State(id)));

        center.Rules(Sale(on: true));
        Assert.Equal(["ann", "new", "new"], new[] { "c-2", "c-3", "c-4" }.Select(center.AgentOf).Order());
        Assert.Equal(["sales"], LentTo(center));
        Assert.Equal<string>(["letters"], center.AgentNow("ann").Profile.Queues);
        using var offered = JsonDocument.Parse(center.Events("c-2").Last(e => e.Type == "contact.offered").Data);
        Assert.Equal<string>(["sale"], offered.RootElement.GetProperty("decision").Deserialize(ApiJson.Default.DecisionRecord)!.Profiles);

        center.Rules(Sale());
        Assert.Empty(LentTo(center));
        Assert.Equal(["sale", ""], Group(center));
        Assert.Equal(0, center.Repairs);
    }

    [Fact]
    public void ByTheCalendar_itGoesOnAndOffByItself_acrossARestart()
    {
        using var center = Shop();
        var from = center.Now.AddHours(1);
        center.Rules(Sale(hours: $"{from:HH:mm}-{from.AddHours(1):HH:mm}"));
        center.After(3599);
        Assert.Empty(LentTo(center));
        center.After(62);
        Assert.Equal(["sales"], LentTo(center));
        center.Restart();
        center.After(10);
        Assert.Equal(["sales"], LentTo(center));
        center.Retrain("ann", a => a with { Name = "Ann" });
        Assert.Equal(["sales"], LentTo(center));
        center.After(3600);
        Assert.Empty(LentTo(center));
        Assert.Equal("Ann", center.AgentNow("ann").Profile.Name);
        Assert.Equal(["sale", ""], Group(center));
    }

    /// <summary>One that only switches rules is on all the same, and changes nobody.</summary>
    [Fact]
    public void AProfileOfRulesAlone_isInTheDecision_andAnEventTellsWhenItGoesOnAndOff()
    {
        using var center = Shop();
        var from = center.Now.AddHours(1);
        center.Rules(new GroupRules
        {
            DefaultQueue = "sales",
            Profiles = [new RuleProfile { Name = "sale", Hours = [new RuleHours { From = $"{from:HH:mm}", To = $"{from.AddHours(1):HH:mm}" }] }],
            Rules = [new RoutingRule { Name = "in the sale", Profiles = ["sale"], Then = new RuleEffect { AddPriority = 3 } }],
        });
        center.After(3661);
        center.Arrives("c-1", "sales");
        using var offered = JsonDocument.Parse(center.Events("c-1").Last(e => e.Type == "contact.offered").Data);
        var decision = offered.RootElement.GetProperty("decision").Deserialize(ApiJson.Default.DecisionRecord)!;
        Assert.Equal<string>(["sale"], decision.Profiles);
        Assert.All(new[] { "ann", "new" }, agent => Assert.Null(center.AgentNow(agent).Adjusted));
        center.After(3600);
        Assert.Equal(["sale", ""], Group(center));
    }

    [Fact]
    public void ALostWord_isSaidAgain()
    {
        using var center = Shop();
        center.Copies = (_, notice) => notice is Adjust ? 0 : 1;
        center.Rules(Sale(on: true));
        Assert.Empty(LentTo(center));
        center.Copies = null;
        center.After(6);
        Assert.Equal(["sales"], LentTo(center));
    }
}
