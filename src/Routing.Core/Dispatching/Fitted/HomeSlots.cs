namespace Routing.Core;

/// <summary>
/// How many contacts of a fit an agent takes at a time. An agent with several slots is to the fit as many agents with one each: which of
/// them has a contact is all one to the queues, as long as any free slot may take any contact that the agent serves.
/// </summary>
public static class HomeSlots
{
    /// <param name="channels">Of the classes it serves.</param>
    /// <returns>Null where it depends on what else is in hand: such agents have no place in the model.</returns>
    public static int? Of(AgentProfile profile, IEnumerable<Channel> channels)
    {
        var places = channels.Select(profile.PlaceOf).Distinct().ToList();
        if (places.Count == 0) return 0;
        var bound = profile.MaxConcurrent > 0 ? profile.MaxConcurrent : int.MaxValue;
        if (profile.Capacity > 0)
        {
            var costs = places.Select(profile.ByChannel.CostOf).Distinct().ToList();
            // What fits is the same whatever is in hand only if all take as much.
            if (costs.Count > 1 && bound > 1) return null;
            if (costs.Max() > 0) bound = Math.Min(bound, profile.Capacity / costs.Max());
        }
        var least = places.Min(profile.Places);
        if (places.Count == 1 || bound <= 1) return Math.Min(bound, least);
        return least >= bound && profile.InterruptedBy.IsEmpty ? bound : null;
    }
}
