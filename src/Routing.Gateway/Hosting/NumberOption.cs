using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Routing.Gateway;

/// <summary>Options of a command line that are numbers. What is none is told like a number that will not do: in a line, with how to mend it.</summary>
public static class NumberOption
{
    /// <param name="likeThis">A value to show how it is written.</param>
    /// <param name="fault">What is wrong with a number, to follow the option's name; null where nothing is.</param>
    public static Option<T> Of<T>(string name, string description, T usual, T likeThis, Func<T, string?>? fault = null) where T : struct, INumber<T> =>
        new(name) { Description = description, DefaultValueFactory = _ => usual, CustomParser = result => Read(result, name, likeThis, fault) };

    /// <summary>One that may be left out.</summary>
    public static Option<T?> OrNone<T>(string name, string description, T likeThis, Func<T, string?>? fault = null) where T : struct, INumber<T> =>
        new(name) { Description = description, CustomParser = result => Read(result, name, likeThis, fault) };

    // Not by a validator: that is asked before it is known whether there is a value to validate.
    private static T Read<T>(ArgumentResult result, string name, T likeThis, Func<T, string?>? fault) where T : struct, INumber<T>
    {
        var text = result.Tokens is [var token, ..] ? token.Value : "";
        if (!T.TryParse(text, CultureInfo.InvariantCulture, out var number))
        {
            var kind = typeof(T) == typeof(double) ? "a number" : "a whole number";
            result.AddError($"{name} takes {kind}, not \"{text}\": write it like {name} {likeThis.ToString(null, CultureInfo.InvariantCulture)}.");
        }
        else if (fault?.Invoke(number) is { } wrong) result.AddError($"{name} {wrong}");
        return number;
    }
}
