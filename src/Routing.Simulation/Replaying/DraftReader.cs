using System.Collections.Immutable;
using System.Text.Json;

namespace Routing.Simulation;

/// <summary>
/// Reads a draft: <c>{"queues":{"ID":{…}},"groups":{"ID":{…}},"agents":{"ID":{…}}}</c> with bodies as the API takes them. What
/// it leaves out, a body or a field, stays as it was; null gives a field its default back.
/// </summary>
public static class DraftReader
{
    /// <exception cref="ScenarioException">It cannot be read, or something in it is wrong.</exception>
    public static ScenarioSetup ReadFile(string path, ScenarioSetup asWas)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > ScenarioReader.MostBytes }) throw new ScenarioException(path, $"is larger than {ScenarioReader.MostBytes >> 20} MB; leave out what stays as it is.");
            return Parse(File.ReadAllText(path), asWas, path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ScenarioException(path, $"cannot be read ({failure.Message}); name a file of {{\"queues\":{{…}}}}.");
        }
    }

    /// <param name="source">For messages: the file.</param>
    /// <exception cref="ScenarioException">Something in the text is wrong.</exception>
    public static ScenarioSetup Parse(string json, ScenarioSetup asWas, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Read(new Place(document.RootElement, "$"), asWas);
        }
        catch (JsonException broken)
        {
            throw new ScenarioException(source, $"is not JSON: {broken.Message}");
        }
        catch (ScenarioException wrong)
        {
            throw new ScenarioException($"{source}, {wrong.Path}", wrong.Mend);
        }
    }

    private static ScenarioSetup Read(Place root, ScenarioSetup asWas)
    {
        root.ObjectOf("queues", "groups", "agents");
        var draft = asWas with
        {
            Queues = Patched(root, "queues", asWas.Queues, QueueConfigRules.Check),
            Groups = Patched(root, "groups", asWas.Groups, (_, rules) => GroupRulesRules.Check(rules)),
            Agents = Patched(root, "agents", asWas.Agents, (_, agent) => AgentProfileRules.Check(agent)),
        };
        CheckNames(root, draft);
        return draft;
    }

    private static ImmutableSortedDictionary<string, T> Patched<T>(Place root, string section, ImmutableSortedDictionary<string, T> asWas, Func<string, T, ImmutableArray<Fault>> check) where T : class
    {
        if (root.Maybe(section) is not { } place) return asWas;
        var patched = asWas.ToBuilder();
        foreach (var (id, body) in place.Map("bodies by id, {\"ID\":{…}}", body => body))
        {
            if (!Id.IsValid(id)) throw body.Wrong(Id.Rule);
            if (body.Value.ValueKind != JsonValueKind.Object) throw body.Wrong("write an object, {…}, with the fields that change.");
            var whole = ApiBodies.Patch(asWas.GetValueOrDefault(id), body);
            if (check(id, whole) is [var fault, ..]) throw new ScenarioException($"{body.Path}.{fault.Field}", fault.Mend);
            patched[id] = whole;
        }
        return patched.ToImmutable();
    }

    /// <summary>Every queue that is named is there.</summary>
    private static void CheckNames(Place root, ScenarioSetup draft)
    {
        foreach (var (id, queue) in draft.Queues)
        {
            for (var n = 0; n < queue.Overflow.Length; n++) Check($"{root.Path}.queues.{id}.overflow[{n}].moveTo", queue.Overflow[n].MoveTo);
        }
        foreach (var (id, rules) in draft.Groups)
        {
            Check($"{root.Path}.groups.{id}.defaultQueue", rules.DefaultQueue);
            for (var n = 0; n < rules.Intents.Length; n++) Check($"{root.Path}.groups.{id}.intents[{n}].queue", rules.Intents[n].Queue);
        }
        foreach (var (id, agent) in draft.Agents)
        {
            for (var n = 0; n < agent.Queues.Length; n++) Check($"{root.Path}.agents.{id}.queues[{n}]", agent.Queues[n]);
        }

        void Check(string path, string? queue)
        {
            if (queue is not null && !draft.Queues.ContainsKey(queue)) throw new ScenarioException(path, $"there is no queue \"{queue}\"; write one of {string.Join(", ", draft.Queues.Keys)}.");
        }
    }
}
