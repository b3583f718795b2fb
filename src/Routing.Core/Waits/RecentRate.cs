namespace Routing.Core;

/// <summary>How often something happened lately: a count that halves every ten minutes.</summary>
public sealed class RecentRate
{
    private const double HalfLifeSeconds = 600;

    private double _count;
    private DateTimeOffset _at;

    public void Add(DateTimeOffset now) => (_count, _at) = (Remembered(now) + 1, now > _at ? now : _at);

    /// <summary>Of a steady flow the remembered count is rate × half-life ÷ ln 2.</summary>
    public double PerSecond(DateTimeOffset now) => Remembered(now) * Math.Log(2) / HalfLifeSeconds;

    private double Remembered(DateTimeOffset now) => _count * Math.Pow(0.5, Math.Max(0, (now - _at).TotalSeconds) / HalfLifeSeconds);
}
