using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: the store can be read and written, so contacts can be taken.</summary>
/// <param name="store">Null for a store that has no health of its own to tell.</param>
internal sealed partial class HealthChecks(ICatalog catalog, TimeProvider clock, ILogger<HealthChecks> log, IStoreHealth? store = null)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);
    private string? _told;

    public static void Map(OperationMap map, HealthChecks checks) => map.Add(
        new Operation("GET", "/healthz", "getHealth", "Whether the process answers.", Role.None, checks.Healthy) { Streams = true, Reply = typeof(string), ReplyTypes = Json.PlainText },
        new Operation("GET", "/readyz", "getReadiness", "Whether contacts can be taken now.", Role.None, checks.Ready) { Streams = true, Reply = typeof(string), ReplyTypes = Json.PlainText, Problems = [503] });

    public ValueTask<Reply> Healthy(Call call) => Say(call, "healthy");

    public async ValueTask<Reply> Ready(Call call)
    {
        var reason = await Reason(call.Ct).WaitAsync(Bound, clock, call.Ct);
        // Anybody may ask, and the reason names a path of this machine: it goes to the log, once.
        if (Interlocked.Exchange(ref _told, reason) != reason && reason is not null) NotReady(log, reason);
        if (reason is null) return await Say(call, "ready");
        return new Problem(ProblemKinds.Unavailable) { Detail = "The store takes no writes now; the server's log says why.", RetryAfterSeconds = Failures.RetryAfterSeconds };
    }

    private async Task<string?> Reason(CancellationToken ct)
    {
        try
        {
            await catalog.List(ActorKind.Dispatcher, null, 1, ct);
        }
        catch (StoreUnavailableException) when (store?.Refusal is { } refusal)
        {
            return refusal;
        }
        return store is null ? null : await store.Look(ct);
    }

    private static async ValueTask<Reply> Say(Call call, string word)
    {
        call.Http.Response.ContentType = "text/plain";
        await call.Http.Response.WriteAsync(word, call.Ct);
        return Call.Written;
    }

    [LoggerMessage(LogLevel.Warning, "Not ready: {Reason}")]
    private static partial void NotReady(ILogger log, string reason);
}
