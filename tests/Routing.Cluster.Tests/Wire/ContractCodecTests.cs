using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Routing.Cluster.Tests;

/// <summary>What actors say to each other survives the way between silos, and between versions.</summary>
public sealed class ContractCodecTests
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddSerializer().AddRoutingWire().BuildServiceProvider();
    private static readonly Serializer Serializer = Services.GetRequiredService<Serializer>();

    public static TheoryData<object> Spoken => new(
        new HeadsChanged("q", 7, true, [new QueueHead { Signature = new Requirement(Channel.Voice, [new("repair", 3)]), Count = 2 }]),
        new AgentGone("a", 3),
        new Arrived("c-1", 2, true),
        new Wake(),
        new ConfigureAnswer(ConfigureOutcome.Created, 1),
        CustomerRecord.Unknown,
        ActorKey.Agent("li-na"),
        new MoveOrder("q", MoveCause.Transfer) { KeepAge = false });

    [Theory]
    [MemberData(nameof(Spoken))]
    public void Arrives_as_it_was_sent(object spoken)
    {
        var heard = Serializer.Deserialize<object>(Serializer.SerializeToArray<object>(spoken));
        Assert.IsType(spoken.GetType(), heard);
        Assert.Equal(Json(spoken), Json(heard));
    }

    [Fact]
    public void The_expected_type_and_its_base_are_read_alike()
    {
        var notice = new AgentGone("a", 3);
        Assert.Equal(notice, Serializer.Deserialize<AgentGone>(Serializer.SerializeToArray(notice)));
        Assert.Equal(notice, Serializer.Deserialize<Notice>(Serializer.SerializeToArray<Notice>(notice)));
    }

    [Fact]
    public void An_outcome_is_read_as_the_one_it_was() =>
        Assert.Equal(BeginOutcome.OtherCustomer, Serializer.Deserialize<BeginOutcome>(Serializer.SerializeToArray(BeginOutcome.OtherCustomer)));

    [Fact]
    public void Within_a_silo_nothing_is_copied()
    {
        var profile = new AgentProfile { Name = "Li Na" };
        Assert.Same(profile, Services.GetRequiredService<DeepCopier>().Copy(profile));
        IReadOnlyList<AgentProfile> listed = [profile];
        Assert.Same(profile, Services.GetRequiredService<DeepCopier>().Copy(listed.ToList())![0]);
    }

    [Fact]
    public void A_failure_arrives_as_what_it_was()
    {
        var heard = Serializer.Deserialize<Exception>(Serializer.SerializeToArray<Exception>(new StoreUnavailableException("try again", new IOException("disk"))));
        Assert.Equal("try again", Assert.IsType<StoreUnavailableException>(heard).Message);
    }

    [Fact]
    public void A_newer_sender_says_more_and_an_older_one_less()
    {
        var newer = Read<AgentProfile>("{\"name\":\"Li Na\",\"mood\":\"sunny\",\"skills\":{\"repair\":8}}");
        Assert.Equal(("Li Na", 8), (newer.Name, newer.Skills["repair"]));
        var older = Read<QueueConfig>("{\"name\":\"After-sales\"}");
        Assert.Equal((Defaults.MaxWaitSeconds, Defaults.Selection, 0), (older.MaxWaitSeconds, older.Selection, older.Channels.Length));
        var notice = Read<HeadsChanged>("{\"queue\":\"q\",\"version\":4,\"colour\":\"red\"}");
        Assert.Equal(("q", 4L, false), (notice.Queue, notice.Version, notice.Full));
        Assert.Empty(notice.Heads);
    }

    /// <summary>What a silo of another version sent: the name as ever, and other JSON.</summary>
    private static T Read<T>(string json) where T : class =>
        (T)ContractCodec.Decode(System.Text.Encoding.UTF8.GetBytes($"{(char)typeof(T).Name.Length}{typeof(T).Name}{json}"));

    private static string Json(object? value) => System.Text.Json.JsonSerializer.Serialize(value, StateJson.Options);
}
