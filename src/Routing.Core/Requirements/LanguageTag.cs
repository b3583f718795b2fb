using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// Tags of languages (BCP 47, RFC 5646), compared as people mean them: letter case says nothing, and a language without its region or
/// script is any of its kinds (the basic filtering of RFC 4647).
/// </summary>
public static class LanguageTag
{
    /// <summary>What to write, for who wrote something else.</summary>
    public const string Rule = "Write a language tag (BCP 47), as en or zh-CN: the code of two or three letters, not the name.";

    private const int MaxLength = 35;
    private const int MaxPart = 8;

    /// <summary>
    /// Whether a text is formed as a tag of a language. Names are not: tags that begin with more than three letters are reserved, and no language has one.
    /// </summary>
    public static bool IsValid(string? text)
    {
        if (text is not { Length: <= MaxLength }) return false;
        var parts = text.Split('-');
        return parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetter)
            && parts.Skip(1).All(part => part.Length is >= 1 and <= MaxPart && part.All(char.IsAsciiLetterOrDigit));
    }

    /// <summary>A tag in the letter case that RFC 5646 recommends (<c>zh-Hans-CN</c>), so that what is counted by language is counted once. What is no tag stays as it is.</summary>
    public static string InOneSpelling(string tag)
    {
        if (!IsValid(tag) || tag.All(char.IsAsciiLetterLower)) return tag;
        var parts = tag.ToLowerInvariant().Split('-');
        for (var i = 1; i < parts.Length && parts[i].Length > 1; i++)
        {
            if (parts[i].Length == 2) parts[i] = parts[i].ToUpperInvariant();
            else if (parts[i].Length == 4) parts[i] = char.ToUpperInvariant(parts[i][0]) + parts[i][1..];
        }
        return string.Join('-', parts);
    }

    /// <summary>Whether a tag is of a language: <c>zh</c> covers <c>zh-CN</c> and not the other way round.</summary>
    public static bool Covers(string language, string? tag) =>
        tag is not null && tag.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (tag.Length == language.Length || tag[language.Length] == '-');

    /// <summary>Whether who speaks the one can talk in the other: <c>zh</c> with <c>zh-CN</c> either way, <c>zh-TW</c> not with <c>zh-CN</c>.</summary>
    public static bool Serves(string spoken, string needed) => Covers(spoken, needed) || Covers(needed, spoken);

    /// <inheritdoc cref="Serves"/>
    public static bool AnyServes(ImmutableArray<string> spoken, string needed)
    {
        foreach (var language in spoken)
        {
            if (Serves(language, needed)) return true;
        }
        return false;
    }
}
