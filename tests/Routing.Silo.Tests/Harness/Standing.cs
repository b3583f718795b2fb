using System.Text.Json;

namespace Routing.Silo.Tests;

/// <summary>How a queue and its agents stand, as the cluster says itself: to be read when it does not go on.</summary>
internal static class Standing
{
    public static async Task<string> Of(RunningSilo silo, Center center, string queue)
    {
        using var http = new HttpClient { BaseAddress = silo.Address, Timeout = TimeSpan.FromSeconds(10) };
        var lines = new List<string> { $"{queue}: {await Read(http, $"v1/queues/{queue}")}" };
        foreach (var agent in center.AgentsOf(queue)) lines.Add($"  {agent}: {await Read(http, $"v1/agents/{agent}")}");
        return string.Join('\n', lines);
    }

    private static async Task<string> Read(HttpClient http, string path)
    {
        try
        {
            using var answer = await http.GetAsync(path);
            var body = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode ? JsonSerializer.Serialize(JsonDocument.Parse(body)) : body;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return failure.Message;
        }
    }
}
