using System.Globalization;
using System.Text;

namespace Routing.Lab;

/// <summary>The history of two made-up queues, as a file that <c>forecast</c> and <c>staff</c> read.</summary>
internal static class SampleHistory
{
    private const int Days = 140;
    private static readonly (string Queue, long Seed, double ContactsPerDay, double HandleSeconds)[] Queues = [("advice", 1, 500, 240), ("after-sales", 2, 700, 330)];

    public static string Text()
    {
        var text = new StringBuilder("queue,start,contacts,handleSeconds\n");
        foreach (var (queue, seed, contactsPerDay, handleSeconds) in Queues)
        {
            var (series, _) = GeneratedSeries.Of(seed, Days, contactsPerDay);
            var draw = Draw.For(seed, "handle");
            for (var n = 0; n < series.Counts.Length; n++)
            {
                if (series.Counts[n] <= 0) continue;
                var start = series.FirstDay.ToDateTime(TimeOnly.MinValue).AddMinutes(n * 30.0);
                // A mean over that many contacts, each of which varies by its own length.
                var mean = handleSeconds * Math.Exp(draw.Normal() / Math.Sqrt(series.Counts[n]));
                text.Append(CultureInfo.InvariantCulture, $"{queue},{start:yyyy-MM-dd'T'HH:mm},{series.Counts[n]},{mean:0}\n");
            }
        }
        return text.ToString();
    }
}
