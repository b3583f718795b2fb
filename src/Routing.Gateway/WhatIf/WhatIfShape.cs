using System.Collections.Immutable;
using System.Text.Json;

namespace Routing.Gateway;

/// <summary>How a comparison is asked for.</summary>
internal static class WhatIfShape
{
    private static readonly Shape<ExtraAgents> Extra = new(
        new ExtraAgents(""),
        new("like", (e, f) => e with { Like = f.Identifier() }, Required: true),
        new("count", (e, f) => e with { Count = f.Integer(1, WhatIfLimits.MaxExtraAgents) }));

    private static readonly Shape<MovedAgents> Moved = new(
        new MovedAgents("", "", "", ""),
        new("from", (m, f) => m with { From = f.Identifier() }, Required: true),
        new("to", (m, f) => m with { To = f.Identifier() }, Required: true),
        new("begins", (m, f) => m with { Begins = f.Text() }, Required: true),
        new("ends", (m, f) => m with { Ends = f.Text() }, Required: true),
        new("count", (m, f) => m with { Count = f.Integer(1, WhatIfLimits.MaxExtraAgents) }),
        new("agents", (m, f) => m with { Agents = f.List(i => i.Identifier()) }));

    private static readonly Shape<WhatIfVariant> Variant = new(
        new WhatIfVariant(),
        new("draft", (v, f) => v with { Draft = f.Flag() }),
        new("queues", (v, f) => v with { Queues = Patches(f) }),
        new("agents", (v, f) => v with { Agents = Patches(f) }),
        new("awayAgents", (v, f) => v with { AwayAgents = f.List(i => i.Identifier()) }),
        new("extraAgents", (v, f) => v with { ExtraAgents = f.List(Extra.Read) }),
        new("moves", (v, f) => v with { Moves = f.List(Moved.Read) }));

    public static readonly Shape<AskWhatIf> Ask = new(
        new AskWhatIf(),
        new("group", (a, f) => a with { Group = f.Identifier() }),
        new("name", (a, f) => a with { Name = f.TextOrNull() }),
        new("arrivals", (a, f) => a with { Arrivals = f.One<WhatIfArrivals>() }),
        new("from", (a, f) => a with { From = f.InstantOrNull() }),
        new("to", (a, f) => a with { To = f.InstantOrNull() }),
        new("load", (a, f) => a with { Load = f.Number() }),
        new("staffing", (a, f) => a with { Staffing = f.One<WhatIfStaffing>() }),
        new("replications", (a, f) => a with { Replications = f.Integer(WhatIfLimits.MinReplications, WhatIfLimits.MaxReplications) }),
        new("seed", (a, f) => a with { Seed = f.Integer() }),
        new("variant", (a, f) => a with { Variant = Variant.Read(f) }, Required: true));

    // What a patch changes is looked at once the thing it changes is known. The document it is read from does not last.
    private static ImmutableDictionary<string, JsonElement> Patches(Field field) =>
        field.Map((_, name) => name, patch => patch.Is(JsonValueKind.Object, "an object with the fields that change") ? patch.Value.Clone() : default);

    /// <summary>The time asked for, whole; null when <paramref name="problem"/> says why not.</summary>
    public static (DateTimeOffset From, DateTimeOffset To)? Times(AskWhatIf asked, DateTimeOffset now, out Problem? problem)
    {
        var isAhead = asked.Arrivals == WhatIfArrivals.Forecast;
        var (from, to) = isAhead ? Coming(asked, now) : Past(asked, now);
        // Which of both is to be mended, and how: of what is to come the beginning is given, of what was the end.
        var (other, away) = isAhead ? ("to", "after the beginning") : ("from", "before the end");
        problem = Outcomes.Of(Refusals.Of(WhatIfRules.Check(asked))) is { } wrong ? wrong
            : !isAhead && to > now ? ProblemKinds.InvalidValue.At("to", "Send a moment that is past: those who came until then come again.")
            : isAhead && from < now - WhatIfLimits.Slot ? ProblemKinds.InvalidValue.At("from", "Send a moment that is to come: the forecast is of what has not been yet.")
            : from >= to ? ProblemKinds.InvalidValue.At(other, $"Send a moment {away}.")
            : to - from > WhatIfLimits.Longest ? ProblemKinds.InvalidValue.At(other, $"Send a moment at most {WhatIfLimits.Longest.TotalDays:0} days {away}.")
            : isAhead && to > now.AddDays(ForecastDefaults.MaxDaysAhead - 1) ? ProblemKinds.InvalidValue.At("to", $"Send a moment in the next {ForecastDefaults.MaxDaysAhead - 1} days: the forecast reaches no further.")
            : null;
        return problem is null ? (from, to) : null;
    }

    private static (DateTimeOffset From, DateTimeOffset To) Past(AskWhatIf asked, DateTimeOffset now)
    {
        var to = asked.To ?? (asked.From is { } begins && begins + OneDay < now ? begins + OneDay : now);
        return (asked.From ?? to - OneDay, to);
    }

    private static (DateTimeOffset From, DateTimeOffset To) Coming(AskWhatIf asked, DateTimeOffset now)
    {
        var from = asked.From ?? new DateTimeOffset(((now.UtcTicks / WhatIfLimits.Slot.Ticks) + 1) * WhatIfLimits.Slot.Ticks, TimeSpan.Zero);
        return (from, asked.To ?? from + OneDay);
    }

    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);
}
