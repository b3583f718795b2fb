namespace Routing.Gateway;

/// <summary>Reads which events a caller wants, and may have.</summary>
internal static class FilterReading
{
    public static Problem? Read(Call call, out EventFilter filter)
    {
        var types = call.Query("types");
        var wanted = new EventFilter
        {
            Types = types is null ? [] : [.. types.Split(',', StringSplitOptions.TrimEntries)],
            Agent = call.Query("agent"),
            Queue = call.Query("queue"),
        };
        if (wanted.Check(out filter) is { } refused) return ProblemKinds.InvalidParameter.At(refused.Field!, refused.Detail);
        if (call.Caller is not { IsOnlyAgent: true, Agent: { } own }) return null;
        if (filter.Agent is not null && filter.Agent != own) return Outcomes.OtherAgents("events");
        filter = filter with { Agent = own };
        return null;
    }
}
