using System.Text.Json.Nodes;

namespace Routing.Gateway;

/// <summary>
/// Keeps in the audit who made or revoked a key on the command line, with roles, agent and note, and nothing of the key.
/// It is opened before the change: where it cannot be, no key is changed.
/// </summary>
internal sealed class KeyAudit(IHistory? history, TimeProvider clock) : IDisposable
{
    public void Keep(string what, string id, KeyEntry? before, KeyEntry? after)
    {
        if (history is null) return;
        var entry = new ChangeEntry(0, clock.GetUtcNow(), $"command/{Environment.UserName}", null, what, "key", id, Told(before));
        // The command has nothing else to do meanwhile.
        var number = history.Attempt(entry).AsTask().GetAwaiter().GetResult();
        history.Settle(number, ChangeOutcome.Made, Told(after)).AsTask().GetAwaiter().GetResult();
    }

    public void Dispose() => (history as IDisposable)?.Dispose();

    private static string? Told(KeyEntry? entry) => entry is null
        ? null
        : new JsonObject { ["roles"] = new JsonArray([.. entry.Roles.Select(role => JsonValue.Create(role))]), ["agent"] = entry.Agent, ["note"] = entry.Note }.ToJsonString();
}
