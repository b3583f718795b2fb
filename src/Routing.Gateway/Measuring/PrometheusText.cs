using System.Globalization;
using System.Text;

namespace Routing.Gateway;

/// <summary>Writes series in the Prometheus text format, version 0.0.4.</summary>
internal static class PrometheusText
{
    public static string Of(IEnumerable<MetricSeries> instruments)
    {
        var text = new StringBuilder();
        // Two meters may hold an instrument of one name (two servers in one process); the format wants each name once.
        foreach (var sameName in instruments.GroupBy(NameOf).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var first = sameName.First();
            if (!sameName.SelectMany(i => i.All).Any()) continue;
            text.Append("# HELP ").Append(sameName.Key).Append(' ').Append(Escape(first.Instrument.Description ?? "", quote: false)).Append('\n');
            text.Append("# TYPE ").Append(sameName.Key).Append(' ').Append(TypeOf(first)).Append('\n');
            var written = new HashSet<MetricSeries.TagValues>();
            foreach (var (tags, series) in sameName.SelectMany(i => i.All))
            {
                if (!written.Add(tags)) continue;
                if (first.IsHistogram) Histogram(text, sameName.Key, tags, series);
                else Line(text, sameName.Key, Labels(tags), series.Read().Value);
            }
        }
        return text.ToString();
    }

    private static void Histogram(StringBuilder text, string name, MetricSeries.TagValues tags, MetricSeries.Series series)
    {
        var (sum, count, buckets) = series.Read();
        var labels = Labels(tags);
        long upTo = 0;
        for (var i = 0; i < MetricSeries.Series.Bounds.Length; i++)
        {
            upTo += buckets[i];
            Line(text, name + "_bucket", Join(labels, $"le=\"{Number(MetricSeries.Series.Bounds[i])}\""), upTo);
        }
        Line(text, name + "_bucket", Join(labels, "le=\"+Inf\""), count);
        Line(text, name + "_sum", labels, sum);
        Line(text, name + "_count", labels, count);
    }

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0) text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Labels(MetricSeries.TagValues tags) => string.Join(',', tags.Each.Select(t =>
        $"{Plain(t.Key)}=\"{Escape(Convert.ToString(t.Value, CultureInfo.InvariantCulture) ?? "", quote: true)}\""));

    private static string Join(string labels, string more) => labels.Length == 0 ? more : $"{labels},{more}";

    private static string TypeOf(MetricSeries series) => series switch
    {
        { IsHistogram: true } => "histogram",
        { IsSum: true } when !IsUpDown(series) => "counter",
        _ => "gauge",
    };

    private static string NameOf(MetricSeries series)
    {
        var name = Plain(series.Instrument.Name);
        var unit = series.Instrument.Unit is "s" ? "_seconds" : series.Instrument.Unit is "By" ? "_bytes" : "";
        if (unit.Length > 0 && !name.EndsWith(unit, StringComparison.Ordinal)) name += unit;
        return TypeOf(series) == "counter" ? name + "_total" : name;
    }

    private static bool IsUpDown(MetricSeries series) => series.Instrument.GetType().Name.Contains("UpDown", StringComparison.Ordinal);

    private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static string Escape(string text, bool quote)
    {
        text = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quote ? text.Replace("\"", "\\\"", StringComparison.Ordinal) : text;
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
