using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What a contact is about, how sure that is, and by what it was found. It holds no word of the customer's.</summary>
public sealed record IntentFinding
{
    public required string Intent { get; init; }

    /// <summary>0 to 1; 1 where the gateway said so.</summary>
    public required double Confidence { get; init; }
    public required IntentSource Source { get; init; }

    /// <summary>Each clue there was: its source, its intent, and what it was.</summary>
    public ImmutableArray<IntentClue> Clues { get; init; } = [];

    /// <summary>What else it is about: requirements of these are added where an agent meets them all.</summary>
    public ImmutableArray<string> Also { get; init; } = [];

    /// <summary>Set when nothing was sure enough: what to ask the customer about, the likeliest first.</summary>
    public ImmutableArray<string> Ask { get; init; } = [];

    /// <summary>The language the text is in, where none was given and it tells.</summary>
    public string? Language { get; init; }
}

/// <summary>By what a contact's intent was found, in the order in which they count.</summary>
public enum IntentSource
{
    /// <summary>The gateway said so: a digit pressed, a form, the page's own button.</summary>
    Gateway,

    /// <summary>Words and phrases that the group's rules name.</summary>
    Keywords,

    /// <summary>The classifier of texts.</summary>
    Text,

    /// <summary>What the customer was just doing, by the contact's attributes.</summary>
    Activity,

    /// <summary>What the customer's last contacts were about.</summary>
    RecentContacts,

    /// <summary>Several of these together; none alone was sure enough.</summary>
    Together,

    /// <summary>Nothing was sure enough.</summary>
    Unsure,
}

/// <summary>A hint at an intent.</summary>
/// <param name="Confidence">How likely the contact is about it, by this clue alone.</param>
/// <param name="Evidence">For people to read: a word of the rules, an attribute's name; never what the customer wrote.</param>
public sealed record IntentClue(IntentSource Source, string Intent, double Confidence, string Evidence);
