using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Routing.Gateway.Tests;

/// <summary>An endpoint that takes a body, with one that is good, and where what it would change can be read.</summary>
public sealed partial record FuzzTarget(string Method, string Path, string Good, string Touches)
{
    private const string Ours = "/v1/contacts/c-1";
    private const string Default = "/v1/groups/default";

    private static readonly string Soon = DateTimeOffset.UtcNow.AddDays(1).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    public static readonly IReadOnlyList<FuzzTarget> All =
    [
        .. Kept("queues", "after-sales", FuzzBodies.Queue), .. Kept("agents", "li-na", FuzzBodies.Agent), .. Kept("agents", "helper", FuzzBodies.Bot),
        .. Kept("customers", "known", FuzzBodies.Customer), Put(Default, FuzzBodies.Group), Patch(Default, FuzzBodies.Group),
        .. Kept("alertRules", "busy", FuzzBodies.Alert), .. Kept("alertRules", "odd", FuzzBodies.Unusual), Put("/v1/retentionRules/fuzzed", FuzzBodies.Retention.Replace("after-sales", "general", StringComparison.Ordinal)), Patch("/v1/retentionRules/calls", FuzzBodies.Retention),
        Put("/v1/measureTargets/aht", """{"target":300}"""), Put($"{Default}/draft", FuzzBodies.Group), Put($"{Default}/pilot", FuzzBodies.Pilot), Put("/v1/webhooks/crm", FuzzBodies.Webhook),
        Put($"{Default}/planning", FuzzBodies.Planning), Patch($"{Default}/planning", FuzzBodies.Planning), Patch(Ours, FuzzBodies.Correction),
        Import("queues", FuzzBodies.Queue), Import("agents", FuzzBodies.Agent), Import("customers", FuzzBodies.Customer.Replace("wang", "wang.fang", StringComparison.Ordinal).Replace("+86", "+87", StringComparison.Ordinal)),
        Post("/v1/contacts", FuzzBodies.Contact, "/v1/contacts/c-9"), Post("/v1/contacts", """{"id":"c-9","customerAddress":"+86 10 1234 5678","channel":"voice"}""", "/v1/contacts/c-9"),
        Of("pending", $$"""{"on":"customer","until":"{{Soon}}"}"""), Of("reopen", """{"id":"c-9","channel":"chat","text":"again"}"""), Of("merge", """{"into":"c-9"}"""),
        Of("complete", """{"resolved":true,"satisfaction":5,"outcome":"replaced part","intent":"repair"}"""), Of("rate", """{"score":4,"comment":"fine"}"""),
        Of("transfer", """{"queue":"after-sales","transcript":"said so far"}"""), Of("transfer", """{"agent":"li-na"}"""), Of("assign", """{"agent":"li-na"}"""), Of("consult", """{"agent":"li-na"}"""),
        Of("abandon", """{"reason":"left"}"""), Of("whisper", """{"text":"Owed a refund"}"""), Of("requestCallback", $$"""{"at":"{{Soon}}"}"""), Of("schedule", $$"""{"at":"{{Soon}}"}"""),
        .. new[] { "hold", "resume", "answered", "close", "endConsult", "noAnswer" }.Select(verb => Of(verb, "{}")),
        Post("/v1/offers/c-1~1:accept", "{}", Ours), Post("/v1/offers/c-1~1:decline", """{"reason":"busy"}""", Ours),
        Post("/v1/agents/li-na:setPresence", """{"presence":"ready","reason":"back","queues":["after-sales"]}""", "/v1/agents/li-na"), Post("/v1/agents/li-na:heartbeat", """{"leaseSeconds":30}""", "/v1/agents/li-na"),
        .. new[] { "freeze", "resume", "reset" }.Select(verb => Post($"/v1/agents/li-na/learning:{verb}", """{"intent":"repair"}""", $"{Default}/learning?agent=li-na")),
        Post("/v1/customers/known:merge", """{"into":"other"}""", "/v1/customers/known"), Post("/v1/customers/known:joinContacts", """{"agent":"li-na"}""", "/v1/customers/known"),
        Post($"{Default}:rollBack", """{"version":1}""", Default), Post($"{Default}:findIntent", """{"text":"我要退款","customerId":"known","attributes":{"page":"refunds"}}""", Default),
        Post($"{Default}:estimatePolicy", """{"selection":"random","events":1000}""", Default),
        .. new[] { "stop", "rollBack" }.Select(verb => Post($"{Default}/pilot:{verb}", """{"reason":"seen enough"}""", $"{Default}/pilot")), Post($"{Default}/pilot:promote", """{"despite":"tooEarly"}""", $"{Default}/pilot"),
        Post("/v1/suggestions/s-1:reject", """{"reason":"he is off"}""", "/v1/suggestions/s-1"), Post("/v1/webhooks/crm:replay", """{"cursor":"1"}""", "/v1/webhooks/crm"),
        Post("/v1/what-if", FuzzBodies.WhatIf, "/v1/what-if"), Post("/v1/staffingNeeds", FuzzBodies.Needs, "/v1/staffingNeeds"),
    ];

    /// <summary>Every value in the good body, by its path; the body itself is the empty path.</summary>
    public IEnumerable<object[]> Paths() => Walk(JsonNode.Parse(Good), []);

    public bool IsImport => Path.EndsWith(":import", StringComparison.Ordinal);

    public string Media => IsImport ? "application/x-ndjson" : "application/json";

    /// <summary>The operation it is of, as the description names it.</summary>
    public string Operation => $"{Method} {Id().Replace(Path, "$1{id}")}";

    /// <summary>The good body less one value.</summary>
    public string Without(object[] at)
    {
        var whole = JsonNode.Parse(Good)!;
        var parent = at[..^1].Aggregate(whole, (node, step) => step is string name ? node[name]! : node[(int)step]!);
        parent.AsObject().Remove((string)at[^1]);
        return whole.ToJsonString();
    }

    public override string ToString() => $"{Method} {Path}";

    private static FuzzTarget[] Kept(string nouns, string known, string good) => [Put($"/v1/{nouns}/fuzzed", good), Patch($"/v1/{nouns}/{known}", good)];

    private static FuzzTarget Put(string path, string good) => new("PUT", path, good, path);

    private static FuzzTarget Patch(string path, string good) => new("PATCH", path, good, path);

    private static FuzzTarget Post(string path, string good, string touches) => new("POST", path, good, touches);

    private static FuzzTarget Import(string nouns, string good) => Post($"/v1/{nouns}:import", FuzzBodies.Line("imported", good), $"/v1/{nouns}/imported");

    private static FuzzTarget Of(string verb, string good) => Post($"{Ours}:{verb}", good, Ours);

    private static IEnumerable<object[]> Walk(JsonNode? node, object[] at)
    {
        yield return at;
        var children = node switch
        {
            JsonObject all => all.Select(p => ((object)p.Key, p.Value)),
            JsonArray items => items.Select((item, i) => ((object)i, item)),
            _ => [],
        };
        foreach (var (step, child) in children)
        {
            foreach (var below in Walk(child, [.. at, step])) yield return below;
        }
    }

    [GeneratedRegex("^(/v1/[^/:]+/)[^/:]+")]
    private static partial Regex Id();
}
