using System.Text.Json.Nodes;

namespace Routing.Gateway.Tests;

/// <summary>An endpoint that takes a body, with one that is good and has every field.</summary>
public sealed record FuzzTarget(string Method, string Path, string Good)
{
    public static readonly IReadOnlyList<FuzzTarget> All =
    [
        new("PUT", "/v1/queues/fuzzed", QueueBody),
        new("PATCH", "/v1/queues/after-sales", QueueBody),
        new("PUT", "/v1/agents/fuzzed", AgentBody),
        new("PATCH", "/v1/agents/li-na", AgentBody),
        new("PUT", "/v1/customers/fuzzed", CustomerBody),
        new("PATCH", "/v1/customers/known", CustomerBody),
        new("PUT", "/v1/groups/fuzzed", GroupBody),
        new("PATCH", "/v1/groups/default", GroupBody),
        new("POST", "/v1/contacts", """{"id":"c-9","customerId":"u-9","channel":"voice","queue":"after-sales","intent":"repair","text":"洗衣机漏水","language":"zh","region":"cn","requirements":[{"skill":"repair","minLevel":4}],"urgency":5,"preferredAgent":"li-na","attributes":{"order":"1"}}"""),
        new("POST", "/v1/contacts", """{"id":"c-9","customerAddress":"+86 10 1234 5678","channel":"voice"}"""),
        new("PATCH", "/v1/contacts/c-1", """{"queue":"after-sales","intent":"repair","text":"漏水","language":"zh","region":"cn","requirements":[{"skill":"repair","minLevel":4}],"urgency":5,"preferredAgent":"li-na","attributes":{"order":"1"}}"""),
        new("POST", "/v1/contacts/c-1:pending", """{"on":"customer","until":"2030-01-01T00:00:00Z"}"""),
        new("POST", "/v1/contacts/c-1:reopen", """{"id":"c-9","channel":"chat","text":"again"}"""),
        new("POST", "/v1/contacts/c-1:merge", """{"into":"c-9"}"""),
        new("POST", "/v1/contacts/c-1:complete", """{"resolved":true,"satisfaction":5,"outcome":"replaced part"}"""),
        new("POST", "/v1/contacts/c-1:rate", """{"score":4,"comment":"fine"}"""),
        new("POST", "/v1/contacts/c-1:transfer", """{"queue":"after-sales"}"""),
        new("POST", "/v1/contacts/c-1:transfer", """{"agent":"li-na"}"""),
        new("POST", "/v1/contacts/c-1:assign", """{"agent":"li-na"}"""),
        new("POST", "/v1/contacts/c-1:consult", """{"agent":"li-na"}"""),
        new("POST", "/v1/contacts/c-1:abandon", """{"reason":"left"}"""),
        new("POST", "/v1/offers/c-1~1:decline", """{"reason":"busy"}"""),
        new("POST", "/v1/agents/li-na:setPresence", """{"presence":"ready","reason":"back"}"""),
        new("POST", "/v1/agents/li-na:heartbeat", """{"leaseSeconds":30}"""),
        new("POST", "/v1/customers/known:merge", """{"into":"other"}"""),
        .. new[] { "hold", "resume", "pending", "answered", "close", "endConsult" }.Select(verb => new FuzzTarget("POST", $"/v1/contacts/c-1:{verb}", "{}")),
        new("POST", "/v1/offers/c-1~1:accept", "{}"),
    ];

    private const string QueueBody = """
        {"name":"After-sales","group":"default","priority":5,"ageingPerMinute":1,"maxWaitSeconds":600,"selection":"best-bid","channels":["voice","chat"],
        "requirements":[{"skill":"repair","minLevel":3}],"agentTiers":["senior"],"relaxations":[{"afterSeconds":30,"requirements":[{"skill":"repair","minLevel":1}],"agentTiers":["junior"]}],
        "offerTimeoutSeconds":20,"onNoAnswer":"notReady","autoAccept":false,"wrapUpSeconds":30,"serviceLevel":{"targetPercent":80,"withinSeconds":20},"maxWaiting":200,
        "overflow":[{"afterSeconds":120,"whenWaiting":10,"whenNoAgents":true,"moveTo":"general","addPriority":10,"setPriority":100,"addRequirements":[{"skill":"english","minLevel":2}],"refuse":false}],
        "maxPerAgent":3,"keepAgeOnTransfer":true,"affinity":{"enabled":true,"savesShare":0.25,"maxHoldSeconds":60},"waitingCostPerMinute":1,"unresolvedCost":3}
        """;

    private const string AgentBody = """
        {"name":"Li Na","tier":"senior","languages":["zh","en"],"skills":{"repair":8,"refund":5},"queues":["after-sales"],"channels":{"voice":1,"chat":3},"regions":["cn"],
        "maxConcurrent":5,"channelCosts":{"voice":60,"chat":10},"capacity":100,"maxOpenOffers":1,"weight":10,"costPerHour":30}
        """;

    private const string CustomerBody = """{"name":"王芳","tier":"diamond","language":"zh","region":"cn","addresses":["wang@example.com","+861012345678"],"attributes":{"since":"2019"}}""";

    private const string GroupBody = """
        {"defaultQueue":null,"intents":[{"intent":"repair","queue":null,"keywords":["维修","repair"],"requirements":[{"skill":"repair","minLevel":2}]}],"tierPriority":{"diamond":20},"repeatContactPriority":5,"dissatisfiedPriority":5}
        """;

    /// <summary>Every value in the good body, by its path; the body itself is the empty path.</summary>
    public IEnumerable<object[]> Paths() => Walk(JsonNode.Parse(Good), []);

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

    public override string ToString() => $"{Method} {Path}";
}
