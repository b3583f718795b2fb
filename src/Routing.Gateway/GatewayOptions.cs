namespace Routing.Gateway;

/// <summary>What an operator may set of the gateway; the defaults suit one machine.</summary>
public sealed record GatewayOptions
{
    /// <summary>File with the hashed keys; null, absent or empty means no key, and then only callers of this machine are served.</summary>
    public string? KeyFile { get; init; }
    public int MaxBodyBytes { get; init; } = 256 * 1024;

    /// <summary>Requests a second that one key may make over time, or on a server without keys all callers together.</summary>
    public int RequestsPerSecond { get; init; } = 20_000;

    /// <summary>Requests it may make at once on top.</summary>
    public int RequestBurst { get; init; } = 40_000;

    /// <summary>Requests a second without a valid key that are told so from one address; beyond, they are told to wait.</summary>
    public int UnknownKeysPerSecond { get; init; } = 10;

    /// <summary>Of those, how many at once on top.</summary>
    public int UnknownKeyBurst { get; init; } = 100;
    public int MaxStreams { get; init; } = 256;
    public int MaxStreamsPerCaller { get; init; } = 32;

    /// <summary>How long a stream may be silent before a comment shows that it lives.</summary>
    public TimeSpan StreamHeartbeat { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long any answer may take before it becomes a 503; imports have a bound of their own.</summary>
    public TimeSpan AnswerBound { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long an import may take before it stops and reports what it has done so far.</summary>
    public TimeSpan ImportBound { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Days for which journeys and times of presence are kept after their end; 0 keeps them for ever. Tallies stay.</summary>
    public int HistoryDays { get; init; }

    /// <summary>Days within which a customer who comes with the same intent has come back: for first-contact resolution and repeats. What was counted before stays as counted.</summary>
    public int RepeatDays { get; init; } = Measures.FirstContactDays;

    /// <summary>Origins whose pages may call the API; empty keeps CORS off.</summary>
    public IReadOnlyList<string> CorsOrigins { get; init; } = [];

    /// <summary>Where traces and metrics go; null sends none.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>Share of journeys traced, 0–1.</summary>
    public double TraceShare { get; init; } = 0.01;

    /// <summary>How the log is written; null leaves it to <see cref="Gateway.FormatVariable"/>, and to text where that is not set.</summary>
    public LogFormat? LogFormat { get; init; }

    /// <summary>Names of the engine's own instruments that are told along with this product's.</summary>
    public IReadOnlyList<string> EngineInstruments { get; init; } = [];

    /// <summary>Names of the engine's own sources of traces, whose calls show in the journeys that are traced.</summary>
    public IReadOnlyList<string> EngineTraces { get; init; } = [];
}
