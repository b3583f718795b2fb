namespace Routing.Simulation;

/// <summary>What a queue of a scenario may say that changes who can be served, or how many wait: no part of a Markov model.</summary>
internal static class ModelQueues
{
    /// <exception cref="ScenarioException">The queue says such a thing.</exception>
    public static void Check(Scenario scenario, string id, QueueConfig queue)
    {
        var place = $"$.setup.queues.{id}";
        var classes = scenario.Classes.Where(c => c.Queue == id).ToList();
        ModelScope.Refuse(queue.MaxWaiting > 0 && queue.MaxWaiting != scenario.BufferPerClass * classes.Count, $"{place}.maxWaiting", "no bound but bufferPerClass; write as many here as its classes have together, or 0.");
        ModelScope.Refuse(!queue.Channels.IsEmpty && classes.Any(c => !queue.Channels.Contains(c.Channel)), $"{place}.channels", "no channel that is turned away; name those of its classes, or none.");
        ModelScope.Refuse(!queue.Overflow.IsEmpty, $"{place}.overflow", "no overflow; leave it out.");
        ModelScope.Refuse(queue.OpeningHours is not null, $"{place}.openingHours", "no hours; leave them out.");
        ModelScope.Refuse(!queue.TeamHours.IsEmpty, $"{place}.teamHours", "no hours; leave them out.");
        ModelScope.Refuse(!queue.Relaxations.IsEmpty, $"{place}.relaxations", "nothing that moves while a contact waits; leave them out.");
        ModelScope.Refuse(queue.Translation is not null, $"{place}.translation", "no translation; leave it out.");
        ModelScope.Refuse(queue.Bots is not null, $"{place}.bots", "no bots; leave it out.");
        if (MostSlots(scenario, classes) is not (> 1 and var most)) return;
        ModelScope.Refuse(queue.MaxPerAgent > 0 && queue.MaxPerAgent < most, $"{place}.maxPerAgent", $"agents whose {most} places any contact may take; write {most} or more, or 0.");
        ModelScope.Refuse(queue.MaxLoad < 1, $"{place}.maxLoad", "no agents who are spared while they have a place; write 1.");
    }

    /// <summary>Of the agents who serve any of the classes.</summary>
    private static int MostSlots(Scenario scenario, List<ContactClass> classes) => scenario.Pools
        .Where(pool => classes.Any(c => pool.Serves.ContainsKey(c.Name)))
        .SelectMany(pool => pool.AgentIds.Select(id => ScenarioModel.Slots(id, pool, scenario)))
        .DefaultIfEmpty(0).Max();
}
