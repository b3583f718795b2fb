namespace Routing.Core;

/// <summary>What characters tell of how a text is written: by scripts that put spaces between words, and by those that do not.</summary>
internal static class Scripts
{
    /// <summary>A letter or digit of a script that puts spaces between words.</summary>
    public static bool IsSpaced(char c) => char.IsLetterOrDigit(c) && !IsUnspaced(c);

    // Korean writes spaces, but its particles cling to the word; so it counts here, too.
    public static bool IsUnspaced(char c) => c
        is (>= '\u0E00' and <= '\u0EFF') // Thai, Lao
        or (>= '\u1000' and <= '\u109F') // Burmese
        or (>= '\u1780' and <= '\u17FF') // Khmer
        or (>= '\u2E80' and <= '\u9FFF') // Chinese and Japanese
        or (>= '\uAC00' and <= '\uD7AF') // Korean
        or (>= '\uF900' and <= '\uFAFF'); // more Chinese

    public static bool IsHan(char c) => c is (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    public static bool IsKana(char c) => c is >= '\u3040' and <= '\u30FF';

    public static bool IsHangul(char c) => c is (>= '\uAC00' and <= '\uD7AF') or (>= '\u1100' and <= '\u11FF');
}
