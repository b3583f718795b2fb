using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;

namespace Routing.Tidy.Tests;

/// <summary>The names under which <c>/metrics</c> tells its figures, worked out from the sources as PrometheusText does it.</summary>
public static partial class MetricNames
{
    /// <summary>Of the instruments that the sources make, one to a line.</summary>
    public static IEnumerable<string> OfSources(IEnumerable<TextFile> sources) =>
        sources.SelectMany(file => Instrument().Matches(file.Text)).SelectMany(match => Told(match.Groups["name"].Value, match.Groups["kind"].Value, Seconds().IsMatch(match.Groups["rest"].Value) ? "s" : null));

    /// <summary>Of the engine's instruments that the silo passes on; their kind is not to be seen in our sources.</summary>
    public static IEnumerable<string> OfEngine(IEnumerable<TextFile> sources) =>
        sources.SelectMany(file => Engine().Matches(file.Text)).SelectMany(match => new[] { Plain(match.Groups[1].Value), Plain(match.Groups[1].Value) + "_total" });

    /// <summary>Of the runtime's own, asked of the runtime.</summary>
    public static IEnumerable<string> OfRuntime()
    {
        var names = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == "System.Runtime") names.AddRange(Told(instrument.Name, instrument.GetType().Name, instrument.Unit));
        };
        listener.Start();
        return names;
    }

    private static IEnumerable<string> Told(string name, string kind, string? unit)
    {
        var plain = Plain(name) + (unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" });
        if (kind.StartsWith("Histogram", StringComparison.Ordinal)) return [plain + "_bucket", plain + "_sum", plain + "_count"];
        return [kind.Contains("Counter", StringComparison.Ordinal) && !kind.Contains("UpDown", StringComparison.Ordinal) ? plain + "_total" : plain];
    }

    private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    [GeneratedRegex(@"\.Create(?<kind>\w+?)(?:<\w+>)?\(""(?<name>[a-z][a-z.]*)""(?<rest>[^\n]*)")]
    private static partial Regex Instrument();

    [GeneratedRegex(@", ""s"",")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"""(orleans-[a-z-]+)""")]
    private static partial Regex Engine();
}
