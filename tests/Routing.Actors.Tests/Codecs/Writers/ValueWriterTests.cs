using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Routing.Actors.Tests;

/// <summary>The serializer is the judge: an event is, to the byte, what it would have written, and a part is read as if it had been.</summary>
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
    public void A_part_comes_back_as_what_the_serializer_would_have_written_in_full(ActorKind kind, string part)
    {
        var codec = ActorCodecs.Of(kind);
        for (var seed = 0; seed < SamplesPerType; seed++)
        {
            var value = new Made(seed).Of(codec.Types[part]);
            var full = BySerializer(value);

            var json = Written(to => codec.Write(part, value, to));

            Assert.True(json.Length <= full.Length);
            Assert.Equal(full, BySerializer(codec.Read(part, Encoding.UTF8.GetBytes(json))));
            // As an older version wrote it, which spelled all of it out.
            Assert.Equal(json, Written(to => codec.Write(part, codec.Read(part, Encoding.UTF8.GetBytes(full)), to)));
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
    public void A_value_without_a_name_and_a_null_among_others_come_back_all_the_same()
    {
        ComesBack(new ScoredBid("a", (Eligible)999, null, [default, new(null!, 1)]));
        ComesBack(new QueueConfig { Name = "VIP", Overflow = [null!, new()] });
    }

    [Fact]
    public void What_is_false_0_or_empty_by_default_is_left_out_and_minus_zero_is_not()
    {
        var codec = new PartCodec(("part", typeof(ScorePart)), ("config", typeof(QueueConfig)));

        Assert.Equal("""{"name":"load"}""", Written(to => codec.Write("part", new ScorePart("load", 0), to)));
        Assert.Equal("""{"name":"load","value":-0}""", Written(to => codec.Write("part", new ScorePart("load", -0.0), to)));
        Assert.Contains($"\"maxWaitSeconds\":{Defaults.MaxWaitSeconds}", Written(to => codec.Write("config", new QueueConfig { Name = "VIP" }, to)));
        Assert.Contains("\"maxWaitSeconds\":0", Written(to => codec.Write("config", new QueueConfig { Name = "VIP", MaxWaitSeconds = 0 }, to)));
    }

    private static void ComesBack(object value)
    {
        var codec = new PartCodec(("any", value.GetType()));
        Assert.Equal(BySerializer(value), BySerializer(codec.Read("any", Encoding.UTF8.GetBytes(Written(to => codec.Write("any", value, to))))));
    }

    private static string Written(Action<IBufferWriter<byte>> write)
    {
        var to = new ArrayBufferWriter<byte>();
        write(to);
        return Encoding.UTF8.GetString(to.WrittenSpan);
    }

    private static string BySerializer(object value) => JsonSerializer.Serialize(value, value.GetType(), StateJson.Options);
}
