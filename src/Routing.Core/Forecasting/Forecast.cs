using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What is expected of the slots of the days ahead, how it was chosen, and what its error was when tried.</summary>
/// <param name="FirstDay">The first day forecast.</param>
/// <param name="Methods">How each method did at the backtest, the best first.</param>
public sealed record Forecast(DateOnly FirstDay, int SlotsPerDay, string Method, ImmutableArray<ForecastSlot> Slots, ImmutableArray<MethodError> Methods, IntradayCorrection Intraday)
{
    /// <summary>The contacts and intervals of one day.</summary>
    public ReadOnlySpan<ForecastSlot> Day(int ahead) => Slots.AsSpan().Slice(ahead * SlotsPerDay, SlotsPerDay);

    public MethodError Chosen => Methods.First(method => method.Method == Method);

    /// <summary>The same in the course of its first day: what has come of it tells of what will.</summary>
    /// <param name="came">The counts of that day's slots so far.</param>
    public Forecast During(ReadOnlySpan<double> came)
    {
        var day = Day(0);
        var factor = Intraday.Factor([.. day.ToArray().Select(slot => slot.Contacts)], came);
        var slots = Slots.ToBuilder();
        for (var slot = came.Length; slot < SlotsPerDay; slot++) slots[slot] = Mended(day[slot], factor);
        return this with { Slots = slots.MoveToImmutable() };
    }

    /// <summary>The same where of each slot only a share is open.</summary>
    public Forecast Times(ImmutableArray<double> shares) => this with
    {
        Slots = [.. Slots.Select((slot, n) => shares[n] >= 1 ? slot : Mended(slot, shares[n]))],
    };

    /// <summary>Bounds are whole already: outward once more, and they would hold more than their share.</summary>
    private static ForecastSlot Mended(ForecastSlot slot, double factor)
    {
        var contacts = slot.Contacts * factor;
        return new ForecastSlot(contacts, Math.Min(Math.Round(slot.Low * factor), Math.Floor(contacts)), Math.Max(Math.Round(slot.High * factor), Math.Ceiling(contacts)));
    }

    /// <summary>What chance alone leaves of the error of the method chosen, at the same backtest.</summary>
    public ForecastFloor Floor { get; init; }

    /// <summary>Of what there was to be gained on seasonal naive, the share that was gained; null where chance leaves nothing to gain.</summary>
    public double? Reached => Floor.Reached(Chosen.Error.Wape, Naive.Wape);

    private ForecastError Naive => Methods.First(method => method.Method == ForecastMethods.Naive.Name).Error;

    /// <summary>What the error is less than that of seasonal naive, as a share of it.</summary>
    public double BetterThanNaive => Naive.Wape is > 0 and var naive ? 1 - (Chosen.Error.Wape / naive) : 0;
}

/// <summary>Contacts expected in a slot, and the interval that holds four in five.</summary>
public readonly record struct ForecastSlot(double Contacts, double Low, double High);

/// <summary>How a method did when tried on days it did not know.</summary>
public sealed record MethodError(string Method, ForecastError Error);
