using System.Collections.Immutable;

namespace Routing.Core.Tests.Queues;

/// <summary>What a change of who is present bears on.</summary>
public class QueueStateTests
{
    private static readonly QueueConfig Steps = new() { Name = "q", AgentTiers = ["senior"], Relaxations = [new Relaxation { AfterSeconds = 60, AgentTiers = ["junior"] }] };

    private static Requirement Of(string tier, string? language = null) => new(Channel.Chat, language: language, agentTiers: [tier]);

    private static string Set(QueueState queue, params Requirement[] vacant)
    {
        var rows = queue.SetVacant(vacant.ToImmutableHashSet());
        foreach (var row in rows) queue.Place(row, Line.Now);
        return string.Join(' ', rows.Select(row => row.Contact.ContactId).Order());
    }

    [Fact]
    public void Only_those_in_need_of_what_nobody_takes_now_and_those_ahead_once_somebody_does()
    {
        var queue = Line.Of(Steps, "c-1", "c-2");
        Line.Add(queue, "zh-1", contact => contact with { Arrival = contact.Arrival with { Card = contact.Card with { Own = contact.Card.Own.In("zh") } } });
        Assert.Equal("", Set(queue));
        Assert.Equal("c-1 c-2", Set(queue, Of("senior")));
        Assert.Equal("", Set(queue, Of("senior")));
        Assert.Equal("zh-1", Set(queue, Of("senior"), Of("senior", "zh")));
        Assert.All(queue.Rows, row => Assert.Equal((1, true), (row.Step, row.IsAhead)));
        Assert.Equal("c-1 c-2 zh-1", Set(queue, Of("senior", "zh")));
        Assert.Equal("0 0 1", string.Join(' ', queue.Rows.Select(row => row.Step)));
        Assert.Equal("zh-1", Set(queue));
    }
}
