namespace Routing.Gateway;

/// <summary>Tells a caller what the gateway takes them for, so that a desktop shows what its key may do.</summary>
internal sealed class CallerReads(KeyRing keys)
{
    public static void Map(OperationMap map, CallerReads reads) => map.Add(
        new Operation("GET", "/v1/caller", "getCaller", "Answers who calls: the roles of the key, and the agent it is bound to.", Roles.Any, reads.Get)
        { Reply = typeof(CallerView) });

    public ValueTask<Reply> Get(Call call)
    {
        var roles = Roles.ByName.Where(role => call.Caller.Has(role.Value)).Select(role => role.Key);
        return new(Reply.Of(new CallerView([.. roles], call.Caller.Agent, !keys.IsOpen), ApiJson.Default.CallerView));
    }
}
