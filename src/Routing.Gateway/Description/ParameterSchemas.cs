using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Routing.Gateway;

/// <summary>What may stand in a query parameter, by its name; the bad-input test holds each operation to it.</summary>
internal static class ParameterSchemas
{
    private static readonly string[] Flags = ["dryRun", "baseline"];
    private static readonly string[] Moments = ["from", "to"];

    public static OpenApiSchema Of(Operation operation, string name)
    {
        if (name == "limit") return Whole(1, RequestLimits.PageMax, RequestLimits.PageDefault);
        if (name == "days") return Whole(1, operation.Name == "getCoaching" ? CoachingReads.MostDays : ForecastDefaults.MaxDaysAhead);
        if (name == "tried") return Whole(0, ForecastDesk.MostTried);
        if (Flags.Contains(name)) return new OpenApiSchema { Type = JsonSchemaType.Boolean };
        if (Moments.Contains(name)) return new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" };
        return Values(operation, name) is { } values
            ? new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. values.Select(value => JsonValue.Create(value)!)] }
            : new OpenApiSchema { Type = JsonSchemaType.String };
    }

    private static string[]? Values(Operation operation, string name) => (operation.Name, name) switch
    {
        ("getReport", "format") => ["json", "jsonl", "csv"],
        ("getReview", "format") => ["json", "html"],
        ("getReview", "language") => ["en", "zh"],
        (_, Exporter.Format) => ["csv", "jsonl"],
        (_, "interval") => Listed<ReportInterval>(),
        ("listAlerts", "state") => AlertDesk.States,
        ("listSuggestions", "state") => Listed<SuggestionState>(),
        ("listSuggestions", "kind") => Listed<SuggestionKind>(),
        ("listHistory" or "exportHistory", "state") => Listed<ContactState>(),
        ("listHistory" or "exportHistory", "channel") => Listed<Channel>(),
        _ => null,
    };

    private static string[] Listed<TEnum>() where TEnum : struct, Enum => Names<TEnum>.Listed.Split(", ");

    private static OpenApiSchema Whole(int least, int most, int? otherwise = null) => new()
    {
        Type = JsonSchemaType.Integer,
        Minimum = least.ToString(CultureInfo.InvariantCulture),
        Maximum = most.ToString(CultureInfo.InvariantCulture),
        Default = otherwise is { } value ? JsonValue.Create(value) : null,
    };
}
