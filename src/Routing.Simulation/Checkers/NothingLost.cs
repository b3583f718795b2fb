namespace Routing.Simulation;

/// <summary>What was acknowledged is somewhere: in a queue, with an agent, or ended and known to have ended.</summary>
public sealed class NothingLost : Checker
{
    public override string Promise => "nothing acknowledged is lost";

    public override IEnumerable<string> Breaches(StoredCenter center)
    {
        var somewhere = new HashSet<string>(center.Closed.Keys, StringComparer.Ordinal);
        foreach (var (_, rows) in center.Queues.Values) somewhere.UnionWith(rows.Select(row => row.ContactId));
        foreach (var agent in center.Agents.Values)
        {
            somewhere.UnionWith(agent.Slots.Where(slot => slot.State is not (SlotState.Reserved or SlotState.Consulting)).Select(slot => slot.ContactId));
            somewhere.UnionWith(agent.Farewells.Keys);
        }
        return center.Acknowledged.Where(contact => !somewhere.Contains(contact)).Select(contact => $"{contact} is nowhere");
    }
}
