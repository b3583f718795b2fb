using System.Collections.Immutable;
using System.Text;

namespace Routing.Gateway.Tests;

/// <summary>Merge patches: null removes what is there, and a mistyped name never passes silently.</summary>
public sealed class MergePatchTests
{
    private static readonly QueueConfig Queue = new() { Name = "Q", ServiceLevel = new ServiceLevelGoal { TargetPercent = 90, WithinSeconds = 10 } };
    private static readonly AgentProfile Agent = new() { Name = "A", Skills = new Dictionary<string, int> { ["repair"] = 8 }.ToImmutableDictionary() };

    [Theory]
    [InlineData("""{"serviceLevel":{"withinSecond":null}}""", "serviceLevel.withinSecond")]
    [InlineData("""{"serviceLevel":{"withinSecond":5}}""", "serviceLevel.withinSecond")]
    [InlineData("""{"serviceLevl":null}""", "serviceLevl")]
    public void A_mistyped_name_is_refused_whatever_its_value(string patch, string field)
    {
        var reading = new Reading();
        Assert.Null(MergePatch.Apply(Queue, ApiJson.Default.QueueConfig, Encoding.UTF8.GetBytes(patch), QueueShape.Config, reading));
        Assert.Equal((ProblemKinds.UnknownField, field), (reading.Fault!.Kind, reading.Fault.Field));
    }

    [Fact]
    public void Null_brings_a_default_back()
    {
        var patched = MergePatch.Apply(Queue, ApiJson.Default.QueueConfig, """{"serviceLevel":{"withinSeconds":null}}"""u8.ToArray(), QueueShape.Config, new Reading())!;
        Assert.Equal((90, new ServiceLevelGoal().WithinSeconds), (patched.ServiceLevel.TargetPercent, patched.ServiceLevel.WithinSeconds));
    }

    /// <summary>RFC 7396: what is not there is removed already, so that the same patch may be sent again.</summary>
    [Theory]
    [InlineData("""{"skills":{"repair":null}}""")]
    [InlineData("""{"skills":{"repair":null,"refund":null}}""")]
    [InlineData("""{"skills":{"repair":null},"channels":{"email":null}}""")]
    public void An_entry_is_removed_whether_it_is_there_or_not(string patch) =>
        Assert.Empty(MergePatch.Apply(Agent, ApiJson.Default.AgentProfile, Encoding.UTF8.GetBytes(patch), AgentShape.Profile, new Reading())!.Skills);

    [Fact]
    public void An_entry_whose_name_cannot_be_is_refused()
    {
        var reading = new Reading();
        Assert.Null(MergePatch.Apply(Agent, ApiJson.Default.AgentProfile, """{"channels":{"vocie":null}}"""u8.ToArray(), AgentShape.Profile, reading));
        Assert.Equal((ProblemKinds.UnknownField, "channels.vocie"), (reading.Fault!.Kind, reading.Fault.Field));
    }
}
