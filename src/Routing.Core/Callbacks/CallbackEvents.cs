namespace Routing.Core;

/// <summary>The customer may hang up: the contact has become a callback, its place and age kept.</summary>
public sealed record CallbackRequested(string ContactId, string QueueId, Channel From, DateTimeOffset? At) : RoutingEvent
{
    public override string Type => "callback.requested";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
}

/// <summary>The agent called, and the customer did not answer.</summary>
public sealed record CallbackNotAnswered(string ContactId, string QueueId, string AgentId, int Attempt) : RoutingEvent
{
    public override string Type => "callback.notAnswered";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
    public override string Agent => AgentId;
}

/// <summary>The customer will be called again.</summary>
/// <param name="Hop">Of its arrival in the queue; 0 where it was not told yet.</param>
public sealed record CallbackRetryScheduled(string ContactId, string QueueId, int Attempt, DateTimeOffset At, int Hop = 0) : RoutingEvent
{
    public override string Type => "callback.retryScheduled";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
}

/// <summary>The customer answered none of the calls; the contact ends.</summary>
public sealed record CallbackGivenUp(string ContactId, string QueueId, int Attempts) : RoutingEvent
{
    public override string Type => "callback.givenUp";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
}

/// <summary>The time of a contact that was put off has come: it stands in the queue.</summary>
public sealed record ContactDue(string ContactId, string QueueId) : RoutingEvent
{
    public override string Type => "contact.due";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
}

/// <summary>The contact is put off: it is in nobody's way until its time.</summary>
/// <param name="Hop">Of its arrival in the queue, which may be this; 0 where it was not told yet.</param>
public sealed record ContactScheduled(string ContactId, string QueueId, DateTimeOffset At, int Hop = 0) : RoutingEvent
{
    public override string Type => "contact.scheduled";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
}
