namespace Routing.Core;

/// <summary>Where a contact is in its journey, as the API tells it.</summary>
public enum ContactState
{
    Scheduled,
    Queued,
    Offered,
    Handling,
    Held,
    Pending,
    Moving,
    WrapUp,
    Closed,
    Abandoned,
    Refused,
    CallbackScheduled,
    Dropped,
}

/// <summary>Questions about <see cref="ContactState"/>.</summary>
public static class ContactStates
{
    /// <summary>True once nobody owns the contact any more.</summary>
    public static bool IsFinal(this ContactState state) =>
        state is ContactState.Closed or ContactState.Abandoned or ContactState.Refused or ContactState.Dropped;
}
