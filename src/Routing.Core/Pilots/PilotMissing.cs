namespace Routing.Core;

/// <summary>What there are too few of for a pilot's interval.</summary>
public enum PilotCount
{
    Contacts,
    Slices,
    Resolved,
    NotResolved,
    Abandoned,
    NotAbandoned,
}

/// <summary>Why no difference of a pilot is told yet.</summary>
/// <param name="Side">tried or inForce.</param>
/// <param name="Of">What is counted.</param>
/// <param name="Has">So many there are.</param>
/// <param name="Needs">So many it takes.</param>
public sealed record PilotMissing(string Side, PilotCount Of, long Has, int Needs)
{
    public string InWords() => FormattableString.Invariant($"{Side} has {Has} of the {Needs} {Named()} it takes");

    private string Named() => Of switch
    {
        PilotCount.Contacts => "contacts",
        PilotCount.Slices => "slices",
        PilotCount.Resolved => "resolved",
        PilotCount.NotResolved => "not resolved",
        PilotCount.Abandoned => "abandoned",
        _ => "not abandoned",
    };
}
