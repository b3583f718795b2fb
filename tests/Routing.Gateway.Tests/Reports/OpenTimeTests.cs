namespace Routing.Gateway.Tests;

/// <summary>Time that agents are still spending counts as it will once it is told: a bot's by the bot alone.</summary>
public sealed class OpenTimeTests
{
    private const int QuarterMs = 900_000;
    private static readonly DateTimeOffset Nine = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Cut.Whole, "", QuarterMs)]
    [InlineData(Cut.Agent, "li-na", QuarterMs)]
    [InlineData(Cut.Agent, "bot", QuarterMs)]
    public void Of_bots_it_is_not_in_the_whole(Cut cut, string agent, long idleMs)
    {
        var state = HistoryState.Empty with
        {
            Agents = HistoryState.Empty.Agents
                .Add("li-na", new AgentTime { Agent = "li-na", Presence = PresenceKind.Ready, Since = Nine, CountedTo = Nine })
                .Add("bot", new AgentTime { Agent = "bot", Presence = PresenceKind.Ready, Since = Nine, CountedTo = Nine, IsBot = true }),
        };
        var (begin, by) = (Nine.ToUnixTimeSeconds(), cut == Cut.Agent ? "agent" : "");
        var rows = new SummedRows(new SumsQuery(new KeptCut(cut, by, ""), by.Length == 0 ? [] : [by], Slice.Whole), [begin, begin + 3600]);

        rows.AddOpen(state, Nine.AddMinutes(15));

        Assert.Equal(idleMs, rows.Of(new ReportSums.Group(0, agent, ""))[Counted.IdleMs]);
    }
}
