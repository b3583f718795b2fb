using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Routing.Actors.Tests;

public sealed class PartCodecTests
{
    private static readonly PartCodec Codec = new(("config", typeof(QueueConfig)), ("row", typeof(Arrival)), ("bids", typeof(ScoredBid)), ("contact", typeof(ContactRecord)));

    private static T Read<T>(string part, string json) => (T)Codec.Read(part, Encoding.UTF8.GetBytes(json));

    private static string Write(string part, object value)
    {
        var to = new ArrayBufferWriter<byte>();
        Codec.Write(part, value, to);
        return Encoding.UTF8.GetString(to.WrittenSpan);
    }

    [Fact]
    public void Members_that_an_older_version_did_not_write_get_their_defaults()
    {
        var config = Read<QueueConfig>("config", """{"name":"VIP","unknown":{"of":"a newer version"}}""");

        Assert.Equal(JsonSerializer.Serialize(new QueueConfig { Name = "VIP" }), JsonSerializer.Serialize(config));
        Assert.Empty(config.Channels);
        Assert.Equal(Defaults.MaxWaitSeconds, config.MaxWaitSeconds);
    }

    [Fact]
    public void An_array_that_is_absent_is_empty_also_when_a_constructor_takes_it() =>
        Assert.Empty(Read<ScoredBid>("bids", """{"agent":"li-na","eligible":"yes"}""").Parts);

    [Fact]
    public void A_requirement_comes_back_equal_with_the_same_hash()
    {
        var need = new Requirement(Channel.Voice, [new("b", 2), new("a", 3), new("b", 5)], "zh", "cn", ["senior", "middle"], "li-na");
        var row = new Arrival
        {
            Card = new() { ContactId = "c-1", CustomerId = "u-1", Channel = Channel.Voice, Intent = "repair", Tier = "gold", Own = need, CreatedAt = DateTimeOffset.UnixEpoch },
            Hop = 1, WaitingSince = DateTimeOffset.UnixEpoch,
        };

        var back = Read<Arrival>("row/c-1", Write("row/c-1", row)).Card.Own;

        Assert.Equal(need, back);
        Assert.Equal(need.GetHashCode(), back.GetHashCode());
        Assert.Equal(new Requirement(Channel.Chat), JsonSerializer.Deserialize<Requirement>("""{"channel":"chat"}""", StateJson.Options));
    }

    [Fact]
    public void Nulls_are_left_out_enums_are_named_and_chinese_stays_readable()
    {
        var contact = new ContactRecord
        {
            Request = new() { Id = "c-1", CustomerId = "u-1", Channel = Channel.Voice, Text = "洗衣机漏水", Attributes = ImmutableDictionary<string, string>.Empty.Add("Model", "X") },
            Plan = new() { Queue = "q", Group = "g", Card = new() { ContactId = "c-1", CustomerId = "u-1", Channel = Channel.Voice, Intent = "repair", Tier = "gold", Own = new(Channel.Voice), CreatedAt = default } },
            CreatedAt = default,
            Owner = ActorKey.Queue("q"),
        };

        var json = Write("contact", contact);

        Assert.Contains("\"text\":\"洗衣机漏水\"", json);
        Assert.Contains("\"channel\":\"voice\"", json);
        Assert.Contains("\"Model\":\"X\"", json);
        Assert.DoesNotContain("null", json);
        Assert.Equal(contact.Owner, Read<ContactRecord>("contact", json).Owner);
        Assert.Equal(json, Write("contact", Read<ContactRecord>("contact", json)));
    }

    [Fact]
    public void A_part_that_is_not_declared_is_refused_by_name()
    {
        var refused = Assert.Throws<JsonException>(() => Read<object>("slot/c-1~1", "{}"));
        Assert.Contains("slot", refused.Message);
        Assert.Contains("config", refused.Message);
    }

    [Fact]
    public void A_value_that_cannot_be_written_spoils_nothing_after_it()
    {
        Assert.ThrowsAny<Exception>(() => Write("bids", new ScoredBid("a", Eligible.Yes, 1, default)));
        Assert.StartsWith("{\"name\":\"VIP\"", Write("config", new QueueConfig { Name = "VIP" }));
    }
}
