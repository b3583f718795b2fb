using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Routing.Actors.Tests;

/// <summary>The serializer is the judge: whatever is stored must be, to the byte, what it would have written.</summary>
public sealed class ValueWriterTests
{
    private const int SamplesPerType = 200;

    public static TheoryData<ActorKind, string> EveryPart()
    {
        var data = new TheoryData<ActorKind, string>();
        foreach (var kind in Enum.GetValues<ActorKind>())
        {
            foreach (var part in ActorCodecs.Of(kind).Types.Keys) data.Add(kind, part);
        }
        return data;
    }

    public static TheoryData<string> EveryEvent() => [.. EventCodec.Types.DistinctBy(e => e.Value).Select(e => e.Key)];

    [Theory]
    [MemberData(nameof(EveryPart))]
    public void A_part_is_written_as_the_serializer_would_and_comes_back(ActorKind kind, string part)
    {
        var codec = ActorCodecs.Of(kind);
        for (var seed = 0; seed < SamplesPerType; seed++)
        {
            var value = new Made(seed).Of(codec.Types[part]);

            var json = Written(to => codec.Write(part, value, to));

            Assert.Equal(BySerializer(value), json);
            Assert.Equal(json, Written(to => codec.Write(part, codec.Read(part, Encoding.UTF8.GetBytes(json)), to)));
        }
    }

    [Theory]
    [MemberData(nameof(EveryEvent))]
    public void An_event_is_written_as_the_serializer_would_and_comes_back(string type)
    {
        for (var seed = 0; seed < SamplesPerType; seed++)
        {
            var happened = (RoutingEvent)new Made(seed).Of(EventCodec.Types[type]);

            var json = Written(to => EventCodec.Write(happened, to));

            Assert.Equal(BySerializer(happened), json);
            Assert.Equal(json, Written(to => EventCodec.Write(EventCodec.Read(type, Encoding.UTF8.GetBytes(json))!, to)));
        }
    }

    [Fact]
    public void A_value_without_a_name_and_a_null_among_others_are_written_all_the_same()
    {
        var bid = new ScoredBid("a", (Eligible)999, null, [default, new(null!, 1)]);
        Assert.Equal(BySerializer(bid), Written(to => new PartCodec(("bid", typeof(ScoredBid))).Write("bid", bid, to)));
        var config = new QueueConfig { Name = null!, Overflow = [null!, new()] };
        Assert.Equal(BySerializer(config), Written(to => new PartCodec(("config", typeof(QueueConfig))).Write("config", config, to)));
    }

    private static string Written(Action<IBufferWriter<byte>> write)
    {
        var to = new ArrayBufferWriter<byte>();
        write(to);
        return Encoding.UTF8.GetString(to.WrittenSpan);
    }

    private static string BySerializer(object value) => JsonSerializer.Serialize(value, value.GetType(), StateJson.Options);
}
