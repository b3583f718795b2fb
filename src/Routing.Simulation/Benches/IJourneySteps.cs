namespace Routing.Simulation;

/// <summary>The steps of a journey, in process or over HTTP, and the offers as a desktop hears of them.</summary>
public interface IJourneySteps
{
    Task Create(string contactId, string customerId, string queueId, CancellationToken ct);
    Task Accept(string offerId, string agentId, CancellationToken ct);
    Task Complete(string contactId, string agentId, CancellationToken ct);
    Task Close(string contactId, string agentId, CancellationToken ct);

    /// <summary>Offers and closed contacts from now on, in order, without gap.</summary>
    /// <param name="listening">Called once nothing is missed any more.</param>
    IAsyncEnumerable<JourneyNews> News(Action listening, CancellationToken ct);
}

/// <summary>An offer was made to an agent (then it has an offer id), or a contact of the agent was closed.</summary>
/// <param name="At">When the event happened, by its actor's clock.</param>
public readonly record struct JourneyNews(string ContactId, string AgentId, string? OfferId, DateTimeOffset At);
