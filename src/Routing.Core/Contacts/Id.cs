namespace Routing.Core;

/// <summary>Ids chosen by callers: 1–128 of <c>A-Z a-z 0-9 . _ ~ -</c>, and neither one dot nor two: in an address those lead elsewhere (RFC 3986, 5.2.4).</summary>
public static class Id
{
    public const int MaxLength = 128;

    /// <summary>What an invalid id is answered with.</summary>
    public const string Rule = "Use 1 to 128 of the characters A-Z a-z 0-9 . _ ~ -, and not . or .. alone.";

    public static bool IsValid(string? id) =>
        id is { Length: > 0 and <= MaxLength } and not ("." or "..") && !id.AsSpan().ContainsAnyExcept(Allowed);

    private static readonly System.Buffers.SearchValues<char> Allowed = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~-");
}
