namespace Routing.Simulation;

/// <summary>Once agents have worked off what there was, every contact has ended, and nobody's place is taken.</summary>
public sealed class EverythingEnds : Checker
{
    public override string Promise => "every contact comes to its end, and leaves nothing taken";

    public override IEnumerable<string> Breaches(StoredCenter center)
    {
        foreach (var contact in Open(center)) yield return $"{contact} never ended: {Where(center, contact)}";
        foreach (var agent in center.Agents.Values)
        {
            foreach (var slot in agent.Slots.Where(slot => slot.State != SlotState.WrapUp)) yield return $"{agent.Id} is left with {slot.ContactId}, {slot.State}";
        }
    }

    /// <summary>Contacts that have not ended, those included whose gateway never heard that they came in.</summary>
    public static IEnumerable<string> Open(StoredCenter center)
    {
        var working = center.Agents.Values.SelectMany(agent => agent.Slots).Where(slot => slot.State != SlotState.WrapUp).Select(slot => slot.ContactId);
        return center.Acknowledged.Concat(center.Queues.Values.SelectMany(queue => queue.Rows).Select(row => row.ContactId)).Concat(working).Distinct().Where(contact => !center.Closed.ContainsKey(contact));
    }

    private static string Where(StoredCenter center, string contact) => string.Join(" and ",
        center.Queues.SelectMany(queue => queue.Value.Rows.Where(row => row.ContactId == contact).Select(row => $"{row.Phase} in {queue.Key} for {row.OnlyAgent ?? "anybody"}"))
            .Concat(center.Agents.Values.SelectMany(agent => agent.Slots.Where(slot => slot.ContactId == contact).Select(slot => $"{slot.State} at {agent.Id}"))));
}
