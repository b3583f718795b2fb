namespace Routing.Simulation;

/// <summary>Whether an agent whom a scenario describes is what its pool says: there at all times, and eligible for what the pool serves, and for nothing else.</summary>
internal static class ModelAgents
{
    /// <exception cref="ScenarioException">The agent is another than the model would have it.</exception>
    public static void Check(Scenario scenario, AgentPool pool, string id)
    {
        if (scenario.Setup!.Agents.GetValueOrDefault(id) is not { } agent) return;
        var place = $"$.setup.agents.{id}";
        ModelScope.Refuse(agent.Shifts is not null, $"{place}.shifts", "no shifts; leave them out.");
        ModelScope.Refuse(agent.Kind == AgentKind.Bot, $"{place}.kind", "no bots; leave it out.");
        ModelScope.Refuse(!agent.Languages.IsEmpty && !scenario.Setup.Communities.IsEmpty, $"{place}.languages", "no languages; leave them out, or setup.communities.");
        ModelScope.Refuse(!agent.Regions.IsEmpty && !scenario.Setup.Communities.IsEmpty, $"{place}.regions", "no regions; leave them out, or setup.communities.");
        foreach (var c in scenario.Classes)
        {
            var queue = DerivedSetup.Of(scenario).Queues.GetValueOrDefault(c.Queue);
            var takes = agent.Queues.Contains(c.Queue) && (queue is null || Fits(agent, queue));
            ModelScope.Refuse(pool.Serves.ContainsKey(c.Name) && !takes, place, $"agents who serve what their pool does; pool {pool.Name} serves {c.Name}, and this agent gets nothing of queue {c.Queue}. Mend the agent's queues, skills, tier or teams, or the pool's serves.");
            ModelScope.Refuse(!pool.Serves.ContainsKey(c.Name) && takes && agent.Places(agent.PlaceOf(c.Channel)) > 0, place, $"agents who serve what their pool does; this agent gets contacts of queue {c.Queue}, and pool {pool.Name} does not serve {c.Name}. Mend the agent's queues, or the pool's serves.");
        }
    }

    private static bool Fits(AgentProfile agent, QueueConfig queue) =>
        queue.Requirements.All(skill => agent.Skills.GetValueOrDefault(skill.Skill) >= skill.MinLevel)
        && (queue.AgentTiers.IsEmpty || queue.AgentTiers.Contains(agent.Tier ?? ""))
        && (queue.Teams.IsEmpty || queue.Teams.Any(agent.Teams.Contains));
}
