using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>How sure an intent must be, and where contacts go whose intent is not.</summary>
public sealed record IntentRules
{
    /// <summary>Below this confidence an intent is not taken.</summary>
    public double MinConfidence { get; init; } = 0.5;

    /// <summary>Takes contacts whose intent is unsure; the group's default queue if absent.</summary>
    public string? UnsureQueue { get; init; }

    /// <summary>Texts are classified at all: by what the group has learned, or by the starter set.</summary>
    public bool ClassifyTexts { get; init; } = true;
}

/// <summary>An attribute that hints at an intent: an open order, a recent purchase, the page the customer came from.</summary>
public sealed record ActivityClue
{
    public required string Attribute { get; init; }

    /// <summary>The attribute's value, letter case aside; with <c>*</c> at its end, how it begins. Absent: any value.</summary>
    public string? Value { get; init; }
    public double Confidence { get; init; } = 0.5;

    public bool Matches(ImmutableDictionary<string, string> attributes) =>
        attributes.TryGetValue(Attribute, out var value) && (Value is null
            || (Value.EndsWith('*') ? value.StartsWith(Value[..^1], StringComparison.OrdinalIgnoreCase) : value.Equals(Value, StringComparison.OrdinalIgnoreCase)));
}
