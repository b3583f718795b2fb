using Routing.Gateway;

namespace Routing.Server;

/// <summary>How a server is started.</summary>
public sealed record ServerOptions
{
    public const string DefaultData = "./data";
    public const int DefaultKeepDays = 0;
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>Folder of the data file and the keys.</summary>
    public required string Data { get; init; }
    public string Urls { get; init; } = DefaultUrls;

    /// <summary>Plays the online shop against this server and shows it in the terminal.</summary>
    public bool Demo { get; init; }

    /// <summary>Weeks of past that the demonstration is given.</summary>
    public int DemoWeeks { get; init; }
    public const int MostDemoWeeks = 52;

    /// <summary>What is said of the gateway alone.</summary>
    public GatewayOptions Gateway { get; init; } = new();

    /// <summary>Days for which events, and contacts that have ended, are kept; 0 for ever.</summary>
    public int KeepDays { get; init; } = DefaultKeepDays;

    /// <summary>Days for which journeys are kept in the history after their end; 0 for ever.</summary>
    public int HistoryDays { get; init; } = DefaultKeepDays;

    /// <summary>Days within which a customer with the same intent has come back.</summary>
    public int RepeatDays { get; init; } = Measures.FirstContactDays;

    public string HistoryFile => Path.Combine(Data, "history.db");
    public string DataFile => Path.Combine(Data, "routing.db");
    public string KeyFile => Path.Combine(Data, "keys.json");
}
