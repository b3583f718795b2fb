using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A group's model of its intents as it is stored (<see cref="IntentModelBytes"/>), and what it was learned from.</summary>
public sealed record IntentKnowledge(byte[] Model, LearnedIntents Report);

/// <summary>Somebody has the group learn its intents, since a moment; as stored.</summary>
public sealed record LearningClaim(DateTimeOffset At);

/// <summary>What a group has learned its intents from, and how well.</summary>
/// <param name="Contacts">Texts of the group's own contacts; the rest are examples of its rules and the starter set.</param>
/// <param name="RightShare">Of texts kept from learning, how many were found to be about what they are.</param>
public sealed record LearnedIntents(DateTimeOffset LearnedAt, int Texts, int Contacts, ImmutableArray<string> Intents, double RightShare);
