namespace Routing.Simulation;

/// <summary>A contact waits in one queue, or is in the hands of one agent, never both or twice.</summary>
/// <remarks>
/// A queue that offered it keeps its row until the agent's answer is there, and an owner that moves it keeps it until
/// the next has it; neither can give it to anybody else, so neither counts.
/// </remarks>
public sealed class OneOwnerPerContact : Checker
{
    public override string Promise => "a contact has one owner";

    public override IEnumerable<string> Breaches(StoredCenter center)
    {
        var owners = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        void Owns(string contact, string owner)
        {
            if (!owners.TryGetValue(contact, out var list)) owners.Add(contact, list = []);
            list.Add(owner);
        }

        foreach (var (queue, (_, rows)) in center.Queues)
        {
            foreach (var row in rows.Where(row => row.Phase == WaitingPhase.Waiting)) Owns(row.ContactId, $"queue {queue}");
        }
        foreach (var agent in center.Agents.Values)
        {
            foreach (var slot in agent.Slots.Where(slot => slot.State is SlotState.Handling or SlotState.Held or SlotState.Pending)) Owns(slot.ContactId, $"agent {agent.Id}");
        }
        foreach (var (contact, list) in owners)
        {
            if (list.Count > 1) yield return $"{contact} is owned by {string.Join(" and ", list)}";
            if (center.Closed.ContainsKey(contact)) yield return $"{contact} has ended, and is owned by {list[0]}";
        }
    }
}
