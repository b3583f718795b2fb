using System.Text.Json;
using System.Text.RegularExpressions;

namespace Routing.Tidy.Tests;

/// <summary>The dashboard asks for figures that are told.</summary>
public sealed partial class DashboardTests
{
    private static readonly HashSet<string> Told =
        [.. MetricNames.OfSources(Repository.Sources), .. MetricNames.OfEngine(Repository.Sources.Where(file => file.Project == "Routing.Silo")), .. MetricNames.OfRuntime()];

    private static readonly HashSet<string> Operations =
        [.. Repository.Sources.Where(file => file.Project == "Routing.Gateway").SelectMany(file => Text().Matches(file.Text)).Select(match => match.Groups[1].Value)];

    [Fact]
    public void Every_figure_asked_for_is_told()
    {
        using var dashboard = JsonDocument.Parse(Repository.File("deploy/grafana/routing.json").Text);
        var questions = Questions(dashboard.RootElement).ToList();
        Assert.True(questions.Count > 20);
        Repository.Holds(questions.SelectMany(Faults).Distinct());
    }

    [Fact]
    public void Panels_differ_in_id()
    {
        using var dashboard = JsonDocument.Parse(Repository.File("deploy/grafana/routing.json").Text);
        var ids = dashboard.RootElement.GetProperty("panels").EnumerateArray().Select(panel => panel.GetProperty("id").GetInt32()).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("sum(routing_queue_wating)")]
    [InlineData("rate(routing_http_request_duration_seconds[1m])")]
    [InlineData("routing_contacts_created")]
    [InlineData("dotnet_gc_pauses_total")]
    [InlineData("orleans_storage_write_latency_bucket")]
    [InlineData("rate(routing_http_request_duration_seconds_count{operation=\"takeOffer\"}[1m])")]
    public void One_that_is_not_is_found(string question) => Assert.Single(Faults(question));

    [Theory]
    [InlineData("max by (queue) (routing_queue_oldest_wait_seconds{queue=~\"$queue\"})")]
    [InlineData("rate(routing_contacts_created_total[1m]) + routing_stream_open + sum(up)")]
    [InlineData("rate(dotnet_gc_pause_time_seconds_total[1m]) / dotnet_process_memory_working_set_bytes")]
    [InlineData("rate(routing_http_request_duration_seconds_count{operation=~\"acceptOffer|declineOffer\"}[1m])")]
    public void One_that_is_told_is_let_be(string question) => Assert.Empty(Faults(question));

    private static IEnumerable<string> Faults(string question)
    {
        foreach (var figure in Figure().Matches(question).Select(match => match.Value).Where(figure => !Told.Contains(figure)))
            yield return $"deploy/grafana/routing.json: /metrics does not tell {figure}.";
        foreach (var operation in Operation().Matches(question).SelectMany(match => match.Groups[1].Value.Split('|')).Where(operation => !Operations.Contains(operation)))
            yield return $"deploy/grafana/routing.json: there is no operation {operation}.";
    }

    /// <summary>All that is asked of Prometheus, by panels and by variables.</summary>
    private static IEnumerable<string> Questions(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Questions),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member =>
            member.Name is "expr" or "query" or "definition" && member.Value.ValueKind == JsonValueKind.String ? [member.Value.GetString()!] : Questions(member.Value)),
        _ => [],
    };

    [GeneratedRegex(@"\b(?:routing|dotnet|orleans)_[a-z0-9_]+")]
    private static partial Regex Figure();

    [GeneratedRegex(@"operation=~?""([\w|]+)""")]
    private static partial Regex Operation();

    [GeneratedRegex(@"""(\w+)""")]
    private static partial Regex Text();
}
