using System.Buffers;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;

namespace Routing.Actors.Tests;

public sealed class EventCodecTests
{
    public static TheoryData<string, string> EveryEvent()
    {
        var data = new TheoryData<string, string>();
        foreach (var (type, of) in EventCodec.Types) data.Add(type, of.Name);
        return data;
    }

    [Fact]
    public void Every_event_class_is_in_the_table() =>
        Assert.Equal(
            typeof(RoutingEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RoutingEvent)) && !t.IsAbstract).OrderBy(t => t.Name),
            EventCodec.Types.Values.Distinct().OrderBy(t => t.Name));

    [Theory]
    [MemberData(nameof(EveryEvent))]
    public void Every_event_comes_back_as_it_was_under_its_own_name(string type, string className)
    {
        var made = AllOf(typeof(RoutingEvent).Assembly.GetType($"Routing.Core.{className}")!);

        var happened = Assert.Single(made, e => e.Type == type);
        var json = Json(happened);
        var back = EventCodec.Read(type, json)!;

        Assert.Equal(happened.GetType(), back.GetType());
        Assert.Equal(type, back.Type);
        Assert.Equal(Encoding.UTF8.GetString(json), Encoding.UTF8.GetString(Json(back)));
        Assert.All(made, e => Assert.Equal(e.GetType(), EventCodec.Types[e.Type]));
    }

    [Fact]
    public void Members_are_stored_as_declared_and_not_twice()
    {
        var json = Encoding.UTF8.GetString(Json(new OfferEnded("c-1", "vip", "li-na", "c-1~1", OfferEnd.Expired, null)));
        Assert.Equal("""{"contactId":"c-1","queueId":"vip","agentId":"li-na","offerId":"c-1~1","how":"expired"}""", json);
    }

    [Fact]
    public void An_event_of_a_newer_version_is_no_error() => Assert.Null(EventCodec.Read("contact.teleported", "{}"u8));

    private static byte[] Json(RoutingEvent happened)
    {
        var to = new ArrayBufferWriter<byte>();
        EventCodec.Write(happened, to);
        return to.WrittenSpan.ToArray();
    }

    /// <summary>One event of a class for each type name it can bear: every value of its enums and flags, the rest made up.</summary>
    private static List<RoutingEvent> AllOf(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var arguments = constructor.GetParameters().Select(Values).Aggregate<object?[], IEnumerable<object?[]>>(
            [[]], (made, values) => made.SelectMany(m => values, (m, v) => (object?[])[.. m, v]));
        return [.. arguments.Select(a => (RoutingEvent)constructor.Invoke(a)).DistinctBy(e => e.Type)];
    }

    private static object?[] Values(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (type.IsEnum) return [.. Enum.GetValues(type).Cast<object>()];
        if (type == typeof(bool)) return [true, false];
        if (type == typeof(string)) return [$"{parameter.Name} 值"];
        if (type == typeof(DateTimeOffset)) return [new DateTimeOffset(2026, 1, 1, 0, 0, 20, TimeSpan.Zero)];
        if (type == typeof(ImmutableArray<string>)) return [ImmutableArray.Create($"{parameter.Name} 值")];
        if (type == typeof(DecisionRecord)) return [Decision];
        if (type == typeof(PilotTag)) return [new PilotTag("trial", 7, PilotArms.Tried, "learned", 42)];
        if (type == typeof(Alert)) return [new Alert("crowded~1", "crowded", null, AlertSeverity.Critical, "live.waiting", new Slice { Queue = "vip" }, DateTimeOffset.UnixEpoch, 51, 1, 50, AlertDirection.Above)];
        if (type == typeof(ServiceLevelGoal)) return [new ServiceLevelGoal(90, 15)];
        if (type == typeof(ImmutableArray<Suggestion>)) return [ImmutableArray.Create(new Suggestion("li-na", "best bid"))];
        return [Convert.ChangeType(7, type)];
    }

    private static readonly DecisionRecord Decision = new()
    {
        ContactId = "c-1", Queue = "vip", At = DateTimeOffset.UnixEpoch, Reason = "best bid", Policy = "best-bid",
        Need = new Requirement(Channel.Chat, [new("repair", 3)], "zh"),
        Bids = [new("li-na", Eligible.Yes, 1.5, [new("worth", 1.5)]), new("wang", Eligible.NotReady, null, [])],
        Choices = [new("li-na", ["best-bid", "learned"]), new("wang", ["longest-idle"])],
        NotAsked = [new(Eligible.NoCapacity, 3, ImmutableArray.Create("a", "b"))],
    };
}
