using Microsoft.AspNetCore.Http;

namespace Routing.Gateway;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: the store can be read, so contacts can be taken.</summary>
internal sealed class HealthChecks(ICatalog catalog, TimeProvider clock)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);

    public static void Map(OperationMap map, HealthChecks checks) => map.Add(
        new Operation("GET", "/healthz", "getHealth", "Whether the process answers.", Role.None, checks.Healthy) { Streams = true, Reply = typeof(string) },
        new Operation("GET", "/readyz", "getReadiness", "Whether contacts can be taken now.", Role.None, checks.Ready) { Streams = true, Reply = typeof(string), Problems = [503] });

    public ValueTask<Reply> Healthy(Call call) => Say(call, "healthy");

    public async ValueTask<Reply> Ready(Call call)
    {
        await catalog.List(ActorKind.Dispatcher, null, 1, call.Ct).AsTask().WaitAsync(Bound, clock, call.Ct);
        return await Say(call, "ready");
    }

    private static async ValueTask<Reply> Say(Call call, string word)
    {
        call.Http.Response.ContentType = "text/plain";
        await call.Http.Response.WriteAsync(word, call.Ct);
        return Call.Written;
    }
}
