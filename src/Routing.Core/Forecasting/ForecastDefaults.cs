namespace Routing.Core;

/// <summary>What forecasts assume, and how much work they may take.</summary>
public static class ForecastDefaults
{
    public const int MaxDaysAhead = 14;

    /// <summary>Fewer whole days say nothing of a week.</summary>
    public const int LeastDays = 14;

    /// <summary>Days known before those on which forecasts are tried one by one.</summary>
    public const int LeastDaysBeforeTrial = 28;

    /// <summary>Older days are left out: three years hold each yearly holiday three times.</summary>
    public const int MostDays = 1100;

    /// <summary>The days at the end of a series that methods are tried on, and how far origins are apart at most; five and seven have no common factor, so every weekday comes to be an origin.</summary>
    public const int BacktestDays = 60;
    public const int BacktestStep = 5;

    /// <summary>Contacts in a slot below which none is expected.</summary>
    public const double Nobody = 1e-3;

    /// <summary>The share of what comes that intervals are made to hold.</summary>
    public const double Coverage = 0.8;
}
