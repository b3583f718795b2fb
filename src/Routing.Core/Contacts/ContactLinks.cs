namespace Routing.Core;

/// <summary>A contact goes on with what a former one was about, that had ended.</summary>
public sealed record ContactReopened(string ContactId, string QueueId, string Former, string? FormerAgent) : RoutingEvent
{
    public override string Type => "contact.reopened";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
}

/// <summary>A contact ended in another of the same customer, which goes on for both.</summary>
public sealed record ContactMerged(string ContactId, string QueueId, string Into) : RoutingEvent
{
    public override string Type => "contact.merged";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
}

/// <summary>Another contact of the customer ended in this one, which has the age of the older.</summary>
public sealed record ContactAbsorbed(string ContactId, string QueueId, string Other, DateTimeOffset WaitingSince) : RoutingEvent
{
    public override string Type => "contact.absorbed";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
}

/// <summary>The contact is kept, for a while, for the agent who took another of the same customer.</summary>
public sealed record ContactJoined(string ContactId, string QueueId, string AgentId, string Other) : RoutingEvent
{
    public override string Type => "contact.joined";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
    public override string Agent => AgentId;
}
