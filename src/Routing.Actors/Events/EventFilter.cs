using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>Which events a reader wants; what is left out restricts nothing.</summary>
public sealed record EventFilter
{
    private const string Family = ".*";

    /// <summary>Names of types, as in <c>contact.offered</c>, or of families, as in <c>contact.*</c>.</summary>
    public ImmutableArray<string> Types { get; init; } = [];
    public string? Agent { get; init; }
    public string? Queue { get; init; }

    public bool Takes(LoggedEvent happened) =>
        (Types.IsEmpty || Types.Contains(happened.Type))
        && (Agent is null || happened.Agent == Agent)
        && (Queue is null || happened.Queue == Queue);

    /// <summary>Checks it, and writes families out: what <see cref="Takes"/> goes by are names of types.</summary>
    public Refusal? Check(out EventFilter writtenOut)
    {
        writtenOut = this;
        if (Agent is not null && !Id.IsValid(Agent)) return Refusals.At(RefusalKind.InvalidValue, "agent", Id.Rule);
        if (Queue is not null && !Id.IsValid(Queue)) return Refusals.At(RefusalKind.InvalidValue, "queue", Id.Rule);
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Types)
        {
            var before = types.Count;
            types.UnionWith(EventCodec.Types.Keys.Where(type => name.EndsWith(Family, StringComparison.Ordinal) ? type.StartsWith(name[..^1], StringComparison.Ordinal) : type == name));
            if (types.Count > before || types.Contains(name)) continue;
            var known = string.Join(", ", EventCodec.Types.Keys.Order(StringComparer.Ordinal));
            return Refusals.At(RefusalKind.InvalidValue, "types", $"There is no type {Refusals.Shorten(name)}. Use, parted by commas: {known}; or contact.* for a family.");
        }
        writtenOut = this with { Types = [.. types] };
        return null;
    }
}
