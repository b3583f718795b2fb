using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What is written once, at the beginning.</summary>
public sealed record ContactBegun(ContactRequest Request, Plan Plan, DateTimeOffset CreatedAt);

/// <summary>The arrivals of a contact, as stored.</summary>
public sealed record ContactHops(ImmutableArray<HopEntry> Hops);

/// <summary>The answers of a contact, as stored.</summary>
public sealed record ContactAnswered(Answer Last, DateTimeOffset FirstAt);
