using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A series in the list of a group's forecasts. Errors are those of the rolling backtest that chose the method, in percent.</summary>
/// <param name="Intent">Null for the whole queue.</param>
/// <param name="Reason">Why there is no forecast; then the figures are null.</param>
public sealed record ForecastSummary(
    string Queue, string? Intent, string? Method, int KnownDays, double? WapePercent, double? NaiveWapePercent, double? BetterThanNaivePercent, double? Mase,
    double? ContactsToday, double? ContactsTomorrow, DateTimeOffset ComputedAt, string? Reason)
{
    /// <summary>The error that chance alone would leave, were counts Poisson with the mean forecast.</summary>
    public double? FloorWapePercent { get; init; }

    /// <summary>Of what there was to be gained on seasonal naive, down to that floor, what was gained; null where chance leaves nothing to gain.</summary>
    public double? ReachedPercent { get; init; }

    /// <summary>Whole days of history that a forecast needs, where there are too few; <see cref="KnownDays"/> are there.</summary>
    public int? NeededDays { get; init; }

    /// <summary>The half hour that begins next.</summary>
    public ForecastSlotView? Next { get; init; }
}

/// <summary>What is expected of a queue, or of one of its intents, half hour by half hour.</summary>
public sealed record ForecastView
{
    public required string Queue { get; init; }

    /// <summary>Null for the whole queue.</summary>
    public string? Intent { get; init; }
    public required string Group { get; init; }
    public required string TimeZone { get; init; }
    public required DateTimeOffset ComputedAt { get; init; }

    /// <summary>Whole days of history that it rests on.</summary>
    public required int KnownDays { get; init; }

    /// <summary>The one that did best when tried on the last weeks.</summary>
    public required string Method { get; init; }
    public required ImmutableArray<MethodErrorView> Methods { get; init; }
    public required double WapePercent { get; init; }
    public required double NaiveWapePercent { get; init; }
    public required double BetterThanNaivePercent { get; init; }
    public required double Mase { get; init; }

    /// <summary>The error that chance alone would leave, were counts Poisson with the mean forecast.</summary>
    public double? FloorWapePercent { get; init; }

    /// <summary>Of what there was to be gained on seasonal naive, down to that floor, what was gained; null where chance leaves nothing to gain.</summary>
    public double? ReachedPercent { get; init; }
    public required ImmutableArray<ForecastSlotView> Slots { get; init; }

    /// <summary>Forecast against what came; null unless it was asked for.</summary>
    public ForecastTrialView? Tried { get; init; }
}

/// <summary>How a method did when tried on days it did not know.</summary>
public sealed record MethodErrorView(string Method, double WapePercent, double Mase);

/// <summary>A half hour: contacts expected, the interval that holds four in five, mean handle time, and what came where it is over.</summary>
public sealed record ForecastSlotView(DateTimeOffset From, DateTimeOffset To, double Contacts, double Low, double High, double? HandleSeconds, double? Came);

/// <summary>Forecasts made day by day through the last days as if these were not known yet, held against what came.</summary>
/// <param name="Slots">Each day as it was forecast before it began.</param>
public sealed record ForecastTrialView(
    int Days, double WapePercent, double NaiveWapePercent, double BetterThanNaivePercent, double Mase, double HeldPercent, ImmutableArray<TrialErrorView> ByDaysAhead, ImmutableArray<ForecastSlotView> Slots)
{
    /// <summary>The error that chance alone would leave, were counts Poisson with the mean forecast.</summary>
    public double? FloorWapePercent { get; init; }

    /// <summary>Of what there was to be gained on seasonal naive, down to that floor, what was gained; null where chance leaves nothing to gain.</summary>
    public double? ReachedPercent { get; init; }
}

/// <summary>Errors so many days ahead; 0 for the day itself, before it began.</summary>
/// <param name="HeldPercent">Of the half hours, inside the interval made to hold 80 %.</param>
public sealed record TrialErrorView(int DaysAhead, double WapePercent, double NaiveWapePercent, double BetterThanNaivePercent, double Mase, double HeldPercent)
{
    /// <summary>The error that chance alone would leave, were counts Poisson with the mean forecast.</summary>
    public double? FloorWapePercent { get; init; }

    /// <summary>Of what there was to be gained on seasonal naive, down to that floor, what was gained; null where chance leaves nothing to gain.</summary>
    public double? ReachedPercent { get; init; }
}
