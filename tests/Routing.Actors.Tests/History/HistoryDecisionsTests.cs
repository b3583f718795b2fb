using System.Text;

namespace Routing.Actors.Tests.History;

/// <summary>Which decisions are kept beyond the log is asked first: they are long.</summary>
public sealed class HistoryDecisionsTests
{
    [Fact]
    public async Task What_no_rule_keeps_is_not_read()
    {
        var sources = new ChatsOfVip();
        LoggedEvent[] logged = [Offered(1, "vip", Decision("chat")), Offered(2, "vip", Decision("voice")), Offered(3, "care", "no JSON"), Offered(4, "vip", Decision("chat"))];
        var kept = await HistoryDecisions.Of(logged, sources, default);
        Assert.Equal([(1L, "vip", Channel.Chat), (4L, "vip", Channel.Chat)], kept.Select(one => (one.Position, one.Queue, one.Channel)));
        Assert.Equal([("vip", null), ("vip", Channel.Chat), ("vip", Channel.Voice), ("care", null)], sources.Asked);
    }

    private static string Decision(string channel) => $$$$"""{"decision":{"need":{"channel":"{{{{channel}}}}"}}}""";

    private static LoggedEvent Offered(long position, string queue, string data) =>
        new(position, ActorKey.Queue(queue), position, DateTimeOffset.UnixEpoch, "contact.offered", $"c-{position}", queue, "ann", Encoding.UTF8.GetBytes(data));

    private sealed class ChatsOfVip : IHistorySources
    {
        public List<(string, Channel?)> Asked { get; } = [];

        public ValueTask<bool> KeepsDecisions(CancellationToken ct) => new(true);

        public ValueTask<bool> KeepsDecisions(string queue, Channel? channel, CancellationToken ct)
        {
            Asked.Add((queue, channel));
            return new(queue == "vip" && channel is null or Channel.Chat);
        }

        public ValueTask<Recording?> RecordingOf(string contact, CancellationToken ct) => default;
    }
}
