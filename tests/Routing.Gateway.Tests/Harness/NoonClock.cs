namespace Routing.Gateway.Tests;

/// <summary>The machine's clock, set to noon of one day: it goes on from there, so that no midnight comes while a test runs, at whatever hour that is.</summary>
public sealed class NoonClock : TimeProvider
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly long _startedAt = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => Noon + System.GetElapsedTime(_startedAt);
}
