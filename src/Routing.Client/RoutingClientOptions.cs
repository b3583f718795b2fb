namespace Routing.Client;

/// <summary>How a <see cref="RoutingClient"/> introduces itself, and how hard it tries.</summary>
public sealed record RoutingClientOptions
{
    /// <summary>Sent as <c>Authorization: Bearer</c>; null on a server without keys.</summary>
    public string? Key { get; init; }

    /// <summary>Keys of single agents, by agent id: used in place of <see cref="Key"/> where a call acts for that agent.</summary>
    public IReadOnlyDictionary<string, string> AgentKeys { get; init; } = new Dictionary<string, string>();

    /// <summary>Attempts of one call, the first included, when the server is busy or cannot be reached.</summary>
    public int MaxAttempts { get; init; } = 4;

    /// <summary>How long one attempt may take; the server answers within 15 s, if only that it cannot now. Past it the attempt counts as lost.</summary>
    public TimeSpan AttemptBound { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The first pause; each later one is twice as long, up to <see cref="MaxPause"/>.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>No pause is longer, whatever Retry-After asks: the call then fails with it.</summary>
    public TimeSpan MaxPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often in a row the event stream may fail to connect before it gives up.</summary>
    public int MaxReconnects { get; init; } = 20;

    /// <summary>An event stream silent for longer is connected anew; the server's keep-alives count, which come every 10 s.</summary>
    public TimeSpan StreamSilence { get; init; } = TimeSpan.FromSeconds(25);
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
