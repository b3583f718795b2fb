namespace Routing.Simulation;

/// <summary>A contact ends once, each offer of it is accepted at most once, and nothing of it begins after its end.</summary>
public sealed class EndedOnce : Checker
{
    private static readonly HashSet<string> Beginnings = ["contact.queued", "contact.offered", "contact.accepted", "contact.completed"];

    public override string Promise => "nothing is handled twice";

    public override IEnumerable<string> Breaches(StoredCenter center)
    {
        foreach (var story in center.Events.Where(e => e.Event.Contact is not null).GroupBy(e => e.Event.Contact!))
        {
            var ended = false;
            var open = 0;
            foreach (var happened in story)
            {
                var type = happened.Event.Type;
                if (ended && (ContactClosed.Types.Contains(type) || Beginnings.Contains(type)))
                    yield return $"{story.Key}: {type} by {happened.Actor} after its end";
                ended |= ContactClosed.Types.Contains(type);
                if (type == "contact.accepted" && ++open > 1) yield return $"{story.Key}: accepted by {happened.Event.Agent} while another had it";
                if (type is "contact.moved" && happened.Event.Agent is not null) open--;
            }
        }
    }
}
