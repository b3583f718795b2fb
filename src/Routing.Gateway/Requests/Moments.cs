using System.Globalization;

namespace Routing.Gateway;

/// <summary>Reads the moments of query parameters.</summary>
internal static class Moments
{
    /// <summary>A date, and mostly a time with its offset; without one it is of UTC. Not before 1971, nor after the year 8999: sums with those would leave the calendar.</summary>
    public static bool Read(string sent, out DateTimeOffset at)
    {
        at = default;
        // The parser would also take 1.1 for a day of this year.
        return sent.Length >= "2026-01-05".Length && sent[4] == '-' && char.IsAsciiDigit(sent[0])
            && DateTimeOffset.TryParse(sent, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at) && at.Year is > 1970 and < 9000;
    }
}
