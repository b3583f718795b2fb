using System.Text.Json;
using Routing.Server.Tests;

namespace Routing.Console.Tests;

/// <summary>Agents with contacts enough to be held against each other.</summary>
public sealed partial class Stage
{
    /// <summary>The first of them resolves less than the others do.</summary>
    public static readonly string[] Welders = ["welder-1", "welder-2", "welder-3", "welder-4", "welder-5"];

    private const int WeldedAtOnce = 10;
    private string[] _welderKeys = [];

    /// <summary>As many contacts of one intent as it takes to hold agents against their peers: each welder has a queue alone, in a group of their own.</summary>
    public Task Weld(int contacts, string group) => Task.WhenAll(Welders.Select(async (welder, n) =>
    {
        await Put($"queues/of-{welder}", $$"""{"name":"Of {{welder}}","group":"{{group}}","channels":["chat"],"autoAccept":true,"wrapUpSeconds":0}""");
        await Serve(welder, $"of-{welder}");
        for (var done = 0; done < contacts; done++) await Weld($"of-{welder}", $"{welder}~{done}", n == 0 ? done % 2 == 0 : done % 10 != 0);
    }));

    /// <summary>Contacts for either of two, as the queue chooses.</summary>
    public async Task WeldByTwo(int contacts, string queue)
    {
        foreach (var welder in Welders[..2]) await Serve(welder, queue);
        for (var done = 0; done < contacts; done++) await Weld(queue, $"{queue}~{done}", true, "braze");
    }

    private async Task Serve(string welder, string queue)
    {
        await Put($"agents/{welder}", $$$"""{"name":"{{{welder}}}","queues":["{{{queue}}}"],"channels":{"chat":{{{WeldedAtOnce}}}}}""");
        await Post($"agents/{welder}:setPresence", """{"presence":"ready"}""");
    }

    private async Task Weld(string queue, string contact, bool resolved, string intent = "weld")
    {
        await Post("contacts", $$"""{"id":"{{contact}}","customerId":"of-{{contact}}","channel":"chat","queue":"{{queue}}","intent":"{{intent}}"}""");
        string? welder = null;
        await Asking.Until(async () => (welder = await HandledBy(contact)) is not null, ServerProcess.Bound, $"{contact} was with an agent");
        await Send(HttpMethod.Post, $"contacts/{contact}:complete", $$"""{"resolved":{{(resolved ? "true" : "false")}}}""", _welderKeys[Array.IndexOf(Welders, welder)]);
    }

    private async Task<string?> HandledBy(string contact)
    {
        using var found = JsonDocument.Parse(await _api.GetStringAsync(new Uri($"v1/contacts/{contact}", UriKind.Relative)));
        return found.RootElement.GetProperty("state").GetString() == "handling" ? found.RootElement.GetProperty("agent").GetString() : null;
    }
}
