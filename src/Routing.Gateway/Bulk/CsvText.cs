using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CsvHelper;

namespace Routing.Gateway;

/// <summary>Texts in cells that programs of tables open.</summary>
internal static class CsvText
{
    private const char Quote = '\'';

    /// <summary>A text that such a program would take for a formula is told to be none, by a quote before it; and one that looks as if it had been told so has one more, so that reading undoes it.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Harmless(string? text) => text is not null && IsFormula(text) ? Quote + text : text;

    /// <summary>What <see cref="Harmless"/> was given.</summary>
    public static string Plain(string cell) => cell.StartsWith(Quote) && IsFormula(cell[1..]) ? cell[1..] : cell;

    /// <summary>Lines as they are written by the writer given.</summary>
    public static string Of(Action<CsvWriter> lines)
    {
        using var text = new StringWriter();
        using var csv = new CsvWriter(text, CultureInfo.InvariantCulture);
        lines(csv);
        csv.Flush();
        return text.ToString();
    }

    private static bool IsFormula(string text) => text.AsSpan().TrimStart(Quote) is [('=' or '+' or '-' or '@' or '\t' or '\r' or '\n'), ..];
}
