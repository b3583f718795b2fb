namespace Routing.Simulation;

/// <summary>
/// What a Markov model has no place for, and what would change its least cost: refused by name, so that nobody holds a policy against the
/// optimum of another problem. What only rules a choice (selection, priority, ageing, waiting bounds, affinity) is no part of the problem.
/// </summary>
internal static class ModelScope
{
    /// <exception cref="ScenarioException">The scenario has such a part.</exception>
    public static void Check(Scenario scenario)
    {
        SimulatedOnly.Refuse(scenario, "the optimum knows");
        Refuse(scenario.CallbackUnresolved, "$.callbackUnresolved", "no contacts that come back; write false.");
        Refuse(scenario.SwitchTime > TimeSpan.Zero, "$.switchSeconds", "no time lost between topics; write 0.");
        Refuse(scenario.Customers is { KnownAgentFactor: not 1 }, "$.customers.knownAgentFactor", "no agent whom a customer knows; write 1.");
        Refuse(scenario.PatienceFactorAfterEstimate != 1, "$.patienceFactorAfterEstimate", "no customers who are told how long it may take; write 1.");
        Refuse(Matters(scenario.Complexity), "$.complexity", "no simple and hard contacts; leave it out, or write factors of 1.");
        if (scenario.Setup is not { } setup) return;
        Manners(setup.Manners);
        foreach (var (id, rules) in setup.Groups) Group($"$.setup.groups.{id}", rules);
        foreach (var c in scenario.Classes)
        {
            if (setup.Queues.TryGetValue(c.Queue, out var queue)) ModelQueues.Check(scenario, c.Queue, queue);
        }
        foreach (var pool in scenario.Pools)
        {
            foreach (var id in pool.AgentIds) ModelAgents.Check(scenario, pool, id);
        }
    }

    public static void Refuse(bool isThere, string place, string what)
    {
        if (isThere) throw new ScenarioException(place, $"the optimum knows {what}");
    }

    private static bool Matters(Complexity? complexity) =>
        complexity is not null && new[] { complexity.Simple, complexity.Hard }.Any(kind => kind.Share > 0 && kind.Factors.Values.Any(factor => factor != 1));

    private static void Manners(Manners manners)
    {
        Refuse(manners.Reaction.Mean > 0, "$.setup.manners.reaction", "only agents who accept at once; leave it out.");
        Refuse(manners.WrapUp.Mean > 0, "$.setup.manners.wrapUp", "no wrap-up; leave it out.");
        Refuse(manners.DeclineShare > 0, "$.setup.manners.declineShare", "only agents who accept; leave it out.");
        Refuse(manners.NoAnswerShare > 0, "$.setup.manners.noAnswerShare", "only agents who answer; leave it out.");
        Refuse(manners.UnnamedShare > 0, "$.setup.manners.unnamedShare", "only contacts that name their queue; leave it out.");
    }

    private static void Group(string place, GroupRules rules)
    {
        Refuse(!rules.Rules.IsEmpty, $"{place}.rules", "no rules, which may send a contact elsewhere; leave them out.");
        Refuse(!rules.Profiles.IsEmpty, $"{place}.profiles", "no profiles; leave them out.");
        Refuse(rules.Intents.Any(intent => !intent.Requirements.IsEmpty), $"{place}.intents", "no skills that an intent asks for; leave its requirements out.");
    }
}
