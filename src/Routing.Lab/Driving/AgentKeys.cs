using System.Text.Json;

namespace Routing.Lab;

/// <summary>The agents' keys for a drive, from a file of their own: a JSON object of agent ids and keys.</summary>
public static class AgentKeys
{
    /// <exception cref="InvalidDataException">It is no such file; the message says what to write.</exception>
    public static IReadOnlyDictionary<string, string> Read(string file)
    {
        try
        {
            var keys = JsonSerializer.Deserialize<Dictionary<string, string?>>(File.ReadAllBytes(file)) ?? [];
            // The message names the agent and never the key.
            return keys.ToDictionary(k => k.Key, k => string.IsNullOrWhiteSpace(k.Value) ? throw NoKeys(file, $"{k.Key} has none.") : k.Value, StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            throw NoKeys(file, "it is no such JSON.");
        }
    }

    /// <summary>Without its key an agent could be offered contacts and never answer.</summary>
    public static void Check(IReadOnlyDictionary<string, string> keys, IEnumerable<string> agents, string file)
    {
        if (agents.FirstOrDefault(agent => !keys.ContainsKey(agent)) is { } without) throw NoKeys(file, $"{without} has none.");
    }

    private static InvalidDataException NoKeys(string file, string why) =>
        new($"{file} should hold the keys of all agents, as in {{\"li-na\":\"rk_…\"}}: {why} Make them with: keys add --role agent --agent ID");
}
