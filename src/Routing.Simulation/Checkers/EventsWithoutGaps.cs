namespace Routing.Simulation;

/// <summary>The events of each actor are numbered 1, 2, 3 … in the order in which readers see them.</summary>
public sealed class EventsWithoutGaps : Checker
{
    public override string Promise => "events are numbered without gaps per actor";

    public override IEnumerable<string> Breaches(StoredCenter center)
    {
        var last = new Dictionary<ActorKey, long>();
        foreach (var happened in center.Events)
        {
            var expected = last.GetValueOrDefault(happened.Actor) + 1;
            if (happened.Number != expected) yield return $"{happened.Actor} recorded number {happened.Number} where {expected} was due";
            last[happened.Actor] = happened.Number;
        }
    }
}
