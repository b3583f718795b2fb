namespace Routing.Gateway;

/// <summary>How a program writes its log.</summary>
public enum LogFormat
{
    /// <summary>A line each, for people.</summary>
    Text,

    /// <summary>An object of JSON each, with its values by name and the scopes it was written in: for programs.</summary>
    Json,
}
