using System.Collections.Immutable;
using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>What the stories of promises are told with: each promise is shown to hold in a good one and to bite in a bad one.</summary>
public abstract class PromiseStories
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 9, 0, 0, TimeSpan.Zero);
    protected static readonly Dictionary<string, QueueConfig> Queues = new()
    {
        ["repair"] = new QueueConfig
        {
            Name = "Repair", OfferTimeoutSeconds = 20, Channels = [Channel.Voice, Channel.Chat], Requirements = [new SkillLevel("repair", 5)],
            Relaxations = [new Relaxation { AfterSeconds = 30, Requirements = [new SkillLevel("repair", 2)] }],
        },
    };

    protected static readonly Dictionary<string, AgentProfile> Agents = new()
    {
        ["li"] = Agent(8, "zh"),
        ["wu"] = Agent(3, "zh"),
        ["ann"] = Agent(9, "en"),
    };

    private readonly Dictionary<string, long> _numbers = [];
    private int _cursor;

    private static AgentProfile Agent(int repair, string language) => new()
    {
        Name = "…", Queues = ["repair"], Languages = [language], Skills = ImmutableDictionary<string, int>.Empty.Add("repair", repair),
    };

    protected static CallMade Create(string id, Channel channel) => new(CallKind.Create, id) { Request = new CreateContact { Id = id, CustomerId = "u", Channel = channel, Language = "zh" } };

    protected static void Tell(Promise promise, params SeenEvent[] story)
    {
        foreach (var seen in story) promise.See(seen);
    }

    protected static void Kept(Promise promise)
    {
        Assert.Empty(promise.Violations);
        Assert.True(promise.Checked > 0);
    }

    protected static void Broken(Promise promise, string about, string oneFact, string otherFact)
    {
        var violation = Assert.Single(promise.Violations);
        Assert.Equal(about, violation.About);
        Assert.Contains(oneFact, violation.OneFact, StringComparison.Ordinal);
        Assert.Contains(otherFact, violation.OtherFact, StringComparison.Ordinal);
    }

    protected SeenEvent Offered(int at, string contact, string agent, string offer, int expires) =>
        Event(at, EventTypes.Offered, contact, agent, offer) with { ExpiresAt = Start.AddSeconds(expires) };

    protected SeenEvent Event(int at, string type, string contact, string? agent = null, string? offer = null)
    {
        var source = $"/contact/{contact}";
        return new SeenEvent
        {
            Cursor = $"{++_cursor}", Source = source, Number = _numbers[source] = _numbers.GetValueOrDefault(source) + 1, Type = type, At = Start.AddSeconds(at),
            Contact = contact, Queue = "repair", Agent = agent, OfferId = offer,
        };
    }
}
