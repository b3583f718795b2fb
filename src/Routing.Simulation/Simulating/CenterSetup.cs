namespace Routing.Simulation;

/// <summary>Puts queues, rules, customers and agents up, as operators would.</summary>
internal static class CenterSetup
{
    /// <param name="isHere">Which agents are there at once.</param>
    public static async Task Put(EmbeddedEngine engine, ScenarioSetup setup, Func<string, bool> isHere)
    {
        foreach (var (group, rules) in setup.Groups) await engine.Dispatcher(group).Publish(rules, null);
        foreach (var (id, config) in setup.Queues)
        {
            var answer = await engine.Queue(id).Configure(config, null);
            await engine.Dispatcher(config.Group).EnlistQueue(id, config, answer.Version);
        }
        foreach (var (id, profile) in setup.Customers) await engine.Customer(id).Configure(profile, null);
        foreach (var (id, profile) in setup.Agents)
        {
            var group = GroupOf(setup, profile.Queues.FirstOrDefault());
            await engine.Agent(id).Configure(profile, group, null);
            await engine.Dispatcher(group).EnlistAgent(id);
            if (isHere(id)) await engine.Agent(id).SetPresence(PresenceKind.Ready, null);
        }
    }

    /// <summary>The group of a queue; the usual one where there is no such queue.</summary>
    public static string GroupOf(ScenarioSetup setup, string? queue) =>
        queue is not null && setup.Queues.TryGetValue(queue, out var config) ? config.Group : Defaults.Group;
}
