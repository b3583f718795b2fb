namespace Routing.Server;

/// <summary>How the demonstration runs.</summary>
public sealed record DemoOptions
{
    /// <summary>Scenario time per time of the clock: lively, and still readable.</summary>
    public double Speed { get; init; } = 20;
    public long Seed { get; init; } = 1;

    /// <summary>Where in the day to start: at eight, when it gets busy.</summary>
    public TimeSpan StartAt { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Weeks of past made up before it begins; 0 for none.</summary>
    public int PastWeeks { get; init; }

    /// <summary>How long any one call may take.</summary>
    public TimeSpan CallBound { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Needed when the server has keys: an admin's.</summary>
    public string? Key { get; init; }
}
