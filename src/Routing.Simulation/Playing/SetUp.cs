namespace Routing.Simulation;

/// <summary>Puts what a scenario needs on the server, in an order in which nothing names what is not there yet.</summary>
internal static class SetUp
{
    public const int AtATime = 16;

    public static async Task Run(Stage stage)
    {
        var (port, setup, ct) = (stage.Port, stage.Setup, stage.Ending);
        foreach (var (id, queue) in setup.Queues) await port.PutQueue(id, stage.Clock.Hasten(queue), ct).ConfigureAwait(false);
        foreach (var (id, rules) in setup.Groups) await port.PutGroup(id, rules, ct).ConfigureAwait(false);
        await Each(setup.Agents, (id, agent) => port.PutAgent(id, agent, ct)).ConfigureAwait(false);
        await Each(setup.Customers, (id, customer) => port.PutCustomer(id, customer, ct)).ConfigureAwait(false);
    }

    /// <summary>The agents go home; a refusal is theirs, and spoils nothing.</summary>
    public static Task SendHome(Stage stage) =>
        Each(stage.Setup.Agents, (id, _) => stage.Port.SetPresence(id, PresenceKind.Offline, null, stage.Ending));

    private static async Task Each<T>(IEnumerable<KeyValuePair<string, T>> items, Func<string, T, Task> put)
    {
        foreach (var few in items.Chunk(AtATime)) await Task.WhenAll(few.Select(item => put(item.Key, item.Value))).ConfigureAwait(false);
    }
}
