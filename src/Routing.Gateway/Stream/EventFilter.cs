using System.Collections.Frozen;

namespace Routing.Gateway;

/// <summary>Which events a reader wants, and may have.</summary>
internal sealed record EventFilter(FrozenSet<string>? Types, string? Agent, string? Queue)
{
    public bool Takes(LoggedEvent happened) =>
        (Types is null || Types.Contains(happened.Type))
        && (Agent is null || happened.Agent == Agent)
        && (Queue is null || happened.Queue == Queue);

    public static Problem? Read(Call call, out EventFilter filter)
    {
        filter = new EventFilter(null, call.Query("agent"), call.Query("queue"));
        if (filter.Agent is not null && !Id.IsValid(filter.Agent)) return ProblemKinds.InvalidParameter.At("agent", Id.Rule);
        if (filter.Queue is not null && !Id.IsValid(filter.Queue)) return ProblemKinds.InvalidParameter.At("queue", Id.Rule);
        if (call.Caller is { IsOnlyAgent: true, Agent: { } own })
        {
            if (filter.Agent is not null && filter.Agent != own) return Outcomes.NotYours("stream");
            filter = filter with { Agent = own };
        }
        if (string.IsNullOrEmpty(call.Query("types"))) return null;
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in call.Query("types")!.Split(',', StringSplitOptions.TrimEntries))
        {
            var known = name.EndsWith(".*", StringComparison.Ordinal) ? EventCodec.Types.Keys.Where(t => t.StartsWith(name[..^1], StringComparison.Ordinal)) : EventCodec.Types.Keys.Where(t => t == name);
            var before = types.Count;
            types.UnionWith(known);
            if (types.Count == before && !types.Contains(name))
                return ProblemKinds.InvalidParameter.At("types", $"There is no type {Json.Shorten(name)}. Use, parted by commas: {string.Join(", ", EventCodec.Types.Keys.Order(StringComparer.Ordinal))}; or contact.* for a family.");
        }
        filter = filter with { Types = types.ToFrozenSet(StringComparer.Ordinal) };
        return null;
    }
}
