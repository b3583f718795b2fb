using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Gateway;

/// <summary>A group as it is configured now, and what a variant makes of it.</summary>
internal sealed class WhatIfSetups(IActorDirectory actors)
{
    private const int ReadAtATime = 16;

    /// <summary>The group as it is; null where it has no queue.</summary>
    public async ValueTask<GroupSetup?> AsIs(string group, CancellationToken ct)
    {
        var present = await actors.Dispatcher(group).Describe(ct);
        if (present.Queues.Count == 0) return null;
        var queues = await Read(present.Queues, async id => (await actors.Queue(id).Describe(ct))?.Config);
        var agents = await Read(present.Agents, async id => (await actors.Agent(id).Describe(ct))?.Profile);
        return new GroupSetup(present.Rules, queues, agents);
    }

    /// <summary>What becomes of it, or why that cannot be.</summary>
    public async ValueTask<(GroupSetup? Setup, Problem? Problem)> Variant(string group, GroupSetup asIs, WhatIfVariant variant, CancellationToken ct)
    {
        var rules = asIs.Rules;
        if (variant.Draft)
        {
            if ((await actors.Dispatcher(group).Draft(ct)).Rules is not { } draft) return (null, ProblemKinds.RuleBroken.At("variant.draft", $"Group {group} has no draft. Put one first, or leave this out."));
            if (ConfigCheck.Of(draft) is { } faulty) return (null, ProblemKinds.RuleBroken.At("variant.draft", $"The draft is not sound: {faulty.Field}: {faulty.Detail}"));
            rules = draft;
        }
        var reading = new Reading();
        reading.Into("variant");
        var queues = Patched("queues", asIs.Queues, variant.Queues, QueueShape.Config, ApiJson.Default.QueueConfig, ConfigCheck.Of, reading, out var wrongQueue);
        var agents = Patched("agents", asIs.Agents, variant.Agents, AgentShape.Profile, ApiJson.Default.AgentProfile, (_, agent) => ConfigCheck.Of(agent), reading, out var wrongAgent);
        if ((reading.Fault ?? wrongQueue ?? wrongAgent) is { } wrong) return (null, wrong);
        if (People(agents, variant, out agents) is { } missing) return (null, missing);
        if (Unknown(group, variant, queues, agents) is { } unknown) return (null, unknown);
        var setup = new GroupSetup(rules, queues, agents);
        if (variant.Moves.IsEmpty) return (setup, null);
        var (moved, immovable) = WhatIfMoves.Into(rules, variant.Moves, setup, (await actors.Dispatcher(group).ReadPlanning(ct)).Config.TimeZone);
        return immovable is null ? (setup with { Rules = moved }, null) : (null, immovable);
    }

    /// <summary>Names an agent more by the one it is like.</summary>
    public static string ExtraId(string like, int number) => string.Create(CultureInfo.InvariantCulture, $"{like[..Math.Min(like.Length, Id.MaxLength - 8)]}~{number}");

    private static Problem? People(ImmutableSortedDictionary<string, AgentProfile> known, WhatIfVariant variant, out ImmutableSortedDictionary<string, AgentProfile> there)
    {
        there = known;
        for (var n = 0; n < variant.AwayAgents.Length; n++)
        {
            if (!known.ContainsKey(variant.AwayAgents[n])) return NoSuch($"variant.awayAgents[{n}]", "agent", variant.AwayAgents[n]);
            there = there.Remove(variant.AwayAgents[n]);
        }
        var more = 0;
        for (var n = 0; n < variant.ExtraAgents.Length; n++)
        {
            var extra = variant.ExtraAgents[n];
            if (!known.TryGetValue(extra.Like, out var like)) return NoSuch($"variant.extraAgents[{n}].like", "agent", extra.Like);
            if (more + extra.Count > WhatIfLimits.MaxExtraAgents) return ProblemKinds.InvalidValue.At($"variant.extraAgents[{n}].count", $"Ask for at most {WhatIfLimits.MaxExtraAgents} agents more in all.");
            for (var count = 0; count < extra.Count; count++)
            {
                var id = ExtraId(extra.Like, ++more);
                if (known.ContainsKey(id)) return ProblemKinds.RuleBroken.At($"variant.extraAgents[{n}].like", $"One more like {extra.Like} would be called {id}, as an agent is already. Name another to be like.");
                there = there.Add(id, like);
            }
        }
        return null;
    }

    private static Problem? Unknown(string group, WhatIfVariant variant, ImmutableSortedDictionary<string, QueueConfig> queues, ImmutableSortedDictionary<string, AgentProfile> agents)
    {
        // What is and was not asked to be otherwise is routed by as it is, whatever it names.
        foreach (var (id, queue) in queues.Where(queue => variant.Queues.ContainsKey(queue.Key)))
        {
            if (queue.Group != group) return ProblemKinds.RuleBroken.At($"variant.queues.{id}.group", "A comparison is of one group: leave the group as it is.");
            if (queue.Overflow.Select(step => step.MoveTo).FirstOrDefault(to => to is not null && !queues.ContainsKey(to)) is { } to) return NoSuch($"variant.queues.{id}.overflow", "queue", to);
        }
        foreach (var (id, agent) in agents.Where(agent => variant.Agents.ContainsKey(agent.Key)))
        {
            if (agent.Queues.FirstOrDefault(queue => !queues.ContainsKey(queue)) is { } queue) return NoSuch($"variant.agents.{id}.queues", "queue", queue);
        }
        return null;
    }

    private static Problem NoSuch(string field, string noun, string id) => ProblemKinds.RuleBroken.At(field, $"This group has no {noun} {Refusals.Shorten(id)}. Name one that it has.");

    private static ImmutableSortedDictionary<string, T> Patched<T>(
        string section, ImmutableSortedDictionary<string, T> present, ImmutableDictionary<string, JsonElement> patches, Shape<T> shape, JsonTypeInfo<T> type, Func<string, T, Problem?> check, Reading reading, out Problem? wrong)
        where T : class
    {
        wrong = null;
        reading.Into(section);
        foreach (var (id, patch) in patches.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (!present.TryGetValue(id, out var before))
            {
                wrong = NoSuch($"variant.{section}.{id}", section[..^1], id);
                return present;
            }
            reading.Into(id);
            var after = MergePatch.Apply(before, type, Encoding.UTF8.GetBytes(patch.GetRawText()), shape, reading);
            reading.Out();
            if (after is null) return present;
            if (check(id, after) is { } faulty)
            {
                wrong = faulty.Kind.At($"variant.{section}.{id}.{faulty.Field}", faulty.Detail ?? "");
                return present;
            }
            present = present.SetItem(id, after);
        }
        reading.Out();
        return present;
    }

    private static async ValueTask<ImmutableSortedDictionary<string, T>> Read<T>(IReadOnlyList<string> ids, Func<string, ValueTask<T?>> read) where T : class
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var few in ids.Chunk(ReadAtATime))
        {
            foreach (var (id, config) in await Task.WhenAll(few.Select(async id => (id, await read(id))))) if (config is not null) found[id] = config;
        }
        return found.ToImmutable();
    }
}
