using System.CommandLine;

namespace Routing.Gateway;

/// <summary>What every program with the gateway in it takes on its command line, said and checked alike.</summary>
public sealed class GatewayFlags
{
    private readonly Option<Uri?> _otlp = new("--otlp")
    {
        Description = "OTLP endpoint for traces and metrics, e.g. http://127.0.0.1:4317.",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https") return endpoint;
            result.AddError($"\"{result.Tokens[0].Value}\" is no OTLP endpoint; write it like http://127.0.0.1:4317.");
            return null;
        },
    };

    private readonly Option<double> _traceShare = NumberOption.Of(
        "--trace-share", "Share of contacts' journeys that are traced, 0 to 1.", new GatewayOptions().TraceShare, 0.1, share => share is >= 0 and <= 1 ? null : "is a share: give a number from 0 to 1.");

    private readonly Option<string[]> _cors = new("--cors") { Description = "Origins whose pages may call the API; none by default." };
    private readonly Option<int?> _rate = NumberOption.OrNone("--requests-per-second", "Requests a second allowed to each key (without keys, to all callers together).", 1000, rate => rate >= 1 ? null : "must be at least 1.");

    private readonly Option<LogFormat?> _logFormat = new("--log-format")
    {
        HelpName = "text|json",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Names<LogFormat>.Find(text.ToLowerInvariant()) is { } format) return format;
            result.AddError($"--log-format takes text or json, not \"{text}\".");
            return null;
        },
        Description = $"How the log is written: text, a line each, or json, an object each. If not given, as the environment's {Gateway.FormatVariable} says (simple, json or systemd), or text.",
    };

    public GatewayFlags() => _cors.Validators.Add(result =>
    {
        foreach (var fault in result.Tokens.Select(token => Origins.Fault(token.Value)).OfType<string>()) result.AddError($"--cors {fault}");
    });

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _otlp, _traceShare, _cors, _rate, _logFormat }) command.Add(option);
    }

    /// <summary>What was given, in place of the defaults.</summary>
    public GatewayOptions Read(ParseResult parsed)
    {
        var options = new GatewayOptions
        {
            OtlpEndpoint = parsed.GetValue(_otlp),
            TraceShare = parsed.GetValue(_traceShare),
            CorsOrigins = parsed.GetValue(_cors) ?? [],
            LogFormat = parsed.GetValue(_logFormat),
        };
        return parsed.GetValue(_rate) is { } rate ? options with { RequestsPerSecond = rate, RequestBurst = 2 * rate } : options;
    }
}
