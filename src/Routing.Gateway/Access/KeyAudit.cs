using System.Text.Json.Nodes;

namespace Routing.Gateway;

/// <summary>
/// Keeps in the audit who made or revoked a key on the command line, with roles, agent and note, and nothing of the key.
/// It is opened before the change: where it cannot be, no key is changed.
/// </summary>
internal sealed class KeyAudit(IHistory? history, TimeProvider clock) : IDisposable
{
    /// <summary>Before the change, which is not made where this fails.</summary>
    public long Begin(string what, string id, KeyEntry? before) => history is null
        ? 0
        : Waited(history.Attempt(new ChangeEntry(0, clock.GetUtcNow(), $"command/{Environment.UserName}", null, what, "key", id, Told(before))).AsTask());

    public void End(long number, KeyEntry? after)
    {
        if (history is not null) Waited(Settle(history, number, after));
    }

    private static async Task<long> Settle(IHistory history, long number, KeyEntry? after)
    {
        await history.Settle(number, ChangeOutcome.Made, Told(after));
        return number;
    }

    // The command has nothing else to do meanwhile.
    private static long Waited(Task<long> kept) => kept.GetAwaiter().GetResult();

    public void Dispose() => (history as IDisposable)?.Dispose();

    private static string? Told(KeyEntry? entry) => entry is null
        ? null
        : new JsonObject { ["roles"] = new JsonArray([.. entry.Roles.Select(role => JsonValue.Create(role))]), ["agent"] = entry.Agent, ["note"] = entry.Note }.ToJsonString();
}
