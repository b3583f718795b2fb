namespace Routing.Core;

/// <summary>The agent a customer knows, and what being served by that agent is worth, in seconds of waiting.</summary>
public sealed record AffinityBonus(string Agent, double WorthSeconds);

/// <summary>A contact kept for one agent until a moment; afterwards, or when the agent leaves, it is anybody's.</summary>
public sealed record AffinityHold(string Agent, DateTimeOffset Until);
