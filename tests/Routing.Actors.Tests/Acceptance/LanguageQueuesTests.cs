namespace Routing.Actors.Tests.Acceptance;

/// <summary>Case 4: rules send by language, and where a queue is missing the default queue takes it.</summary>
public class LanguageQueuesTests
{
    private static Center Open()
    {
        var center = new Center();
        center.Queue("general").Queue("english");
        center.Rules(new GroupRules
        {
            DefaultQueue = "general",
            Rules =
            [
                new RoutingRule { Name = "English", When = new RuleCondition { Languages = ["en"] }, Then = new RuleEffect { Queue = "english" } },
                new RoutingRule { Name = "French", When = new RuleCondition { Languages = ["fr"] }, Then = new RuleEffect { Queue = "french" } },
            ],
        });
        return center;
    }

    private static string Speaks(Center center, string contact, string language)
    {
        center.Arrives(contact, null, customer: $"u-{contact}", with: c => c with { Language = language });
        return center.Contact(contact).Live!.Queue;
    }

    /// <summary>Case 4.</summary>
    [Fact]
    public void EnglishAndFrench_goToTheirQueues()
    {
        using var center = Open();
        center.Queue("french");
        Assert.Equal(("english", "french", "general"), (Speaks(center, "c-1", "en"), Speaks(center, "c-2", "fr"), Speaks(center, "c-3", "de")));
        Assert.DoesNotContain("contact.queueMissing", center.Story("c-2"));
    }

    /// <summary>Case 4, where the gateway says no language but has the customer's words; and says which kind of it.</summary>
    [Fact]
    public void TheLanguageOfTheWords_andItsKinds_countToo()
    {
        using var center = Open();
        center.Arrives("c-1", null, customer: "u-1", with: c => c with { Text = "My order has not arrived and nobody tells me where it is" });
        Assert.Equal(("english", "english"), (center.Contact("c-1").Live!.Queue, Speaks(center, "c-2", "en-GB")));
        center.Agent("a", "english", with: a => a with { Languages = ["en-US"] });
        center.After(1);
        // Who speaks American English waits for no British one.
        Assert.Equal("a", center.AgentOf("c-1"));
    }

    /// <summary>Case 4, the queue of the French is not there.</summary>
    [Fact]
    public void AQueueThatIsMissing_fallsToTheDefaultQueue_andAnEventSaysSo()
    {
        using var center = Open();
        Assert.Equal(("english", "general"), (Speaks(center, "c-1", "en"), Speaks(center, "c-2", "fr")));
        var told = Assert.IsType<QueueMissing>(center.Told("c-2", "contact.queueMissing"));
        Assert.Equal(("french", "general"), (told.Missing, told.QueueId));
        Assert.DoesNotContain("contact.queueMissing", center.Story("c-1"));
        center.Agent("a", "general");
        Assert.Equal("a", center.AgentOf("c-2"));
    }
}
