using System.Globalization;

namespace Routing.Lab;

/// <summary>Values laid along a length of pixels, with ticks at round numbers.</summary>
internal sealed class Scale
{
    private readonly double _least, _most, _from, _to;

    /// <param name="round">Ends the scale at a round number at or beyond the most.</param>
    public Scale(double least, double most, double from, double to, int ticks = 4, bool round = true)
    {
        if (!(most > least)) most = least + 1;
        Step = RoundStep((most - least) / ticks);
        if (round) (least, most) = (Math.Floor(least / Step + 1e-9) * Step, Math.Ceiling(most / Step - 1e-9) * Step);
        (_least, _most, _from, _to) = (least, most, from, to);
    }

    public double Step { get; }

    public IEnumerable<double> Ticks
    {
        get
        {
            var first = Math.Ceiling(_least / Step - 1e-9);
            for (var n = first; n * Step <= _most + Step * 1e-6; n++) yield return n == 0 ? 0 : n * Step;
        }
    }

    public double At(double value) => _from + (Math.Clamp(value, _least, _most) - _least) / (_most - _least) * (_to - _from);

    /// <summary>A place for SVG.</summary>
    public string this[double value] => Pixels(At(value));

    public static string Pixels(double at) => at.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>1, 2, 2.5 or 5 times a power of ten, at least as large.</summary>
    private static double RoundStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return new[] { 1, 2, 2.5, 5, 10 }.First(n => n * power >= step * 0.999) * power;
    }
}
