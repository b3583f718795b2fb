using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// Tags of languages (RFC 5646), compared as people mean them: letter case says nothing, and a language without its region or
/// script is any of its kinds (the basic filtering of RFC 4647).
/// </summary>
public static class LanguageTag
{
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
