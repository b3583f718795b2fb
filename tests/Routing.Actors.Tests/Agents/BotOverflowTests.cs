namespace Routing.Actors.Tests;

/// <summary>Overflow to the bots of another queue.</summary>
public sealed class BotOverflowTests
{
    [Fact]
    public void ToTheBotsOfAnotherQueue_aBotTakesItThere_thoughAPersonIsFree()
    {
        using var center = new Center(bots: new AnsweringBots(_ => new(BotOutcome.Talking)));
        center.Queue("q", q => q with { Overflow = [new Overflow { AfterSeconds = 30, MoveTo = "backup", ToBot = true }] }).Queue("backup");
        center.Agent("person", "backup", a => a with { Skills = a.Skills.Add("anything", 9) });
        center.Agent("robo", "backup", a => a with { Kind = AgentKind.Bot, Hook = new BotHook { Url = "https://bot.example/talk" } }, ready: false);
        center.Handles("person", "c-0", "backup", customer: "u-0");
        center.Complete("c-0");
        center.Arrives("c-1", "q");
        center.After(20);
        center.Presence("robo", PresenceKind.Ready);
        center.After(10);
        Assert.Equal(("robo", BotUse.First), (center.AgentOf("c-1"), center.Contact("c-1").Live!.Card.Bots));
    }
}
