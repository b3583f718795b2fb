namespace Routing.Simulation;

/// <summary>How agents and matters of a simulated run behave: drawn from a scenario, or as a history tells of them.</summary>
internal interface IConduct
{
    /// <summary>After how many time units the agent answers an offer, and whether it accepts; null lets it expire.</summary>
    (double After, bool Accepts)? Answer(PlayedContact contact, ContactOffered offered);

    /// <summary>How long this agent takes for this contact; asked once, as it takes it over.</summary>
    TimeSpan HandleTime(PlayedContact contact, string agent);

    Completion Ending(PlayedContact contact, string agent);

    /// <summary>In time units.</summary>
    double WrapUp(PlayedContact contact);

    /// <summary>In how many time units an agent who was set not-ready comes back by itself; null does not.</summary>
    double? BackAfter(string agent, DateTimeOffset now);

    /// <summary>The agent is about to finish; true when it was its last contact of a shift.</summary>
    bool Leaves(string agent);

    /// <summary>Whether the agent's shift lasts.</summary>
    bool IsHere(string agent);
}
