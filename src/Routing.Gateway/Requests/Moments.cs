using System.Globalization;

namespace Routing.Gateway;

/// <summary>Which moments may be sent, and how those of query parameters are read.</summary>
internal static class Moments
{
    // No contact is of another time; and near the ends of the calendar sums with a moment would leave it.
    private static readonly DateTimeOffset First = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What is said of one that may not.</summary>
    public const string Rule = "Send a moment from the year 2000 to 2199.";

    public static bool May(DateTimeOffset at) => at >= First && at < End;

    /// <summary>A date, and mostly a time with its offset; without one it is of UTC.</summary>
    public static bool Read(string sent, out DateTimeOffset at)
    {
        at = default;
        // The parser would also take 1.1 for a day of this year.
        return sent.Length >= "2026-01-05".Length && sent[4] == '-' && char.IsAsciiDigit(sent[0])
            && DateTimeOffset.TryParse(sent, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at) && May(at);
    }
}
