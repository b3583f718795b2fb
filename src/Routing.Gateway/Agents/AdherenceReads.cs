namespace Routing.Gateway;

/// <summary>Tells how far agents with shifts were where they were planned to be.</summary>
internal sealed class AdherenceReads(IActorDirectory actors, TimeProvider clock)
{
    private static readonly TimeSpan Usual = TimeSpan.FromHours(24);

    public static void Map(OperationMap map, AdherenceReads reads) => map.Add(
        new Operation("GET", "/v1/agents/{id}/adherence", "getAdherence", "Tells how far an agent with shifts was where it was planned to be, over the last day or the time given, by the shifts it has now; reports go by those it had then.", Role.Agent | Role.Supervisor | Role.Admin, reads.Get)
        { Reply = typeof(Adherence), Query = ["from", "to"], Problems = [404] });

    private async ValueTask<Reply> Get(Call call)
    {
        if (!call.Caller.MaySee(call.Id)) return Outcomes.OtherAgents("adherence");
        var now = clock.GetUtcNow();
        if (Moment(call, "to", now, out var to) is { } wrong) return wrong;
        if (Moment(call, "from", to - Usual, out var from) is { } bad) return bad;
        if (to > now) to = now;
        if (from >= to || from < now - PresencePast.Kept)
            return ProblemKinds.InvalidParameter.At("from", $"Name a moment before the other, within the last {PresencePast.Kept.TotalHours:0} hours.");
        return await actors.Agent(call.Id).Adherence(from, to, call.Ct) is { } adherence
            ? Reply.Of(adherence, ApiJson.Default.Adherence)
            : Outcomes.Missing($"agent {call.Id} with shifts");
    }

    private static Problem? Moment(Call call, string name, DateTimeOffset otherwise, out DateTimeOffset moment)
    {
        moment = otherwise;
        if (call.Query(name) is not { } sent || Moments.Read(sent, out moment)) return null;
        return ProblemKinds.InvalidParameter.At(name, "Send a moment, as in 2026-11-27T01:30:00Z.");
    }
}
