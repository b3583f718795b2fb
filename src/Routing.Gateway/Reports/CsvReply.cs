using System.Text.Json;

namespace Routing.Gateway;

/// <summary>An answer as CSV.</summary>
internal sealed class CsvReply(string text) : Reply(200)
{
    public override string ContentType => BulkLines.Csv + "; charset=utf-8";

    // The answer goes out by way of a writer of JSON, which takes any text as it is when told not to look.
    public override void Write(Utf8JsonWriter to) => to.WriteRawValue(text, skipInputValidation: true);
}

/// <summary>Texts in cells that programs of tables open.</summary>
internal static class CsvText
{
    /// <summary>A text that such a program would take for a formula is told to be none.</summary>
    public static string? Harmless(string? text) => text is [('=' or '+' or '-' or '@' or '\t'), ..] ? "'" + text : text;
}
