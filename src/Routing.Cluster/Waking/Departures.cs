namespace Routing.Cluster;

/// <summary>
/// Notices silos leave, in what Orleans says of the members one time after the other. One that stops in good order
/// leaves twice: it takes no new actors once it is shutting down, and lets go of its own only until it is dead.
/// </summary>
internal sealed class Departures
{
    private Dictionary<SiloAddress, SiloStatus>? _known;

    /// <summary>True when a silo has left, or is gone for good, since the last time.</summary>
    public bool Note(IEnumerable<KeyValuePair<SiloAddress, SiloStatus>> members)
    {
        var now = members.ToDictionary();
        // Who was dead when this silo began left nothing that its beginning does not wake.
        var hasLeft = _known is not null && _known.Any(member => member.Value != SiloStatus.Dead && IsAnotherLoss(member.Value, now.GetValueOrDefault(member.Key, SiloStatus.Dead)));
        _known = now;
        return hasLeft;
    }

    private static bool IsAnotherLoss(SiloStatus before, SiloStatus now) => now == SiloStatus.Dead || (before == SiloStatus.Active && now != SiloStatus.Active);
}
