namespace Routing.Actors.Tests;

/// <summary>For how long the past is kept outlives a restart, and no two rules are ever of the very same records.</summary>
public sealed class RetentionKeptTests
{
    private static readonly RetentionRule Chats = new() { Records = RecordKind.Journeys, Channel = Channel.Chat, Days = 30 };

    [Fact]
    public void Two_gateways_at_once_do_not_put_two_rules_of_the_very_same_records()
    {
        using var center = new Center();
        center.Queue("general");
        Assert.Equal(new ConfigureAnswer(ConfigureOutcome.Created, 1), Set("chats", Chats));
        // Whoever looked just before saw none.
        Assert.Equal(new ConfigureAnswer(ConfigureOutcome.Taken, 0, "chats"), Set("talks", Chats with { Days = 60 }));
        Assert.Equal(ConfigureOutcome.Created, Set("voice", Chats with { Channel = Channel.Voice }).Outcome);
        Assert.Equal(new ConfigureAnswer(ConfigureOutcome.Taken, 1, "chats"), Set("voice", Chats));
        Assert.Equal(new ConfigureAnswer(ConfigureOutcome.Replaced, 2), Set("chats", Chats with { Days = 90 }));
        Assert.Equal(ConfigureOutcome.Absent, Set("talks", null).Outcome);

        center.Restart();
        Assert.Equal([("chats", 90, 2), ("voice", 30, 1)], center.Run(() => center.Actors.Dispatcher(Defaults.Group).RetentionRules()).Items.Select(kept => (kept.Id, kept.Rule.Days, (int)kept.Version)));
        Assert.Equal(ConfigureOutcome.Replaced, Set("chats", null).Outcome);
        Assert.Equal(ConfigureOutcome.Created, Set("talks", Chats).Outcome);

        ConfigureAnswer Set(string id, RetentionRule? rule) => center.Run(() => center.Actors.Dispatcher(Defaults.Group).SetRetentionRule(id, rule, null));
    }
}
