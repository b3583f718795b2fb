using System.Collections.Immutable;
using System.Text.Json;

namespace Routing.Core;

/// <summary>What changed, in a few lines: changes alike, of one thing by one hand, are one line with their number.</summary>
public static class ReviewChanges
{
    private const int MostFields = 6;

    /// <param name="entries">Newest first.</param>
    public static ImmutableArray<ReviewChange> Of(ImmutableArray<ChangeEntry> entries) =>
    [
        .. entries.Where(entry => entry.Outcome == ChangeOutcome.Made)
            .GroupBy(entry => (entry.By, entry.Kind, entry.Id, entry.What))
            .Select(alike => new ReviewChange(
                alike.Max(entry => entry.At), alike.Key.By.Length > 0 ? alike.Key.By : null, alike.Key.Kind, alike.Key.Id, alike.Key.What,
                [.. alike.SelectMany(Fields).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostFields)], alike.Count()))
            .OrderByDescending(change => change.At),
    ];

    /// <summary>Names of what is other after the change than before; none for what was created or deleted.</summary>
    private static IEnumerable<string> Fields(ChangeEntry entry)
    {
        if (entry.Before is null || entry.After is null) return [];
        using var before = JsonDocument.Parse(entry.Before);
        using var after = JsonDocument.Parse(entry.After);
        if (before.RootElement.ValueKind != JsonValueKind.Object || after.RootElement.ValueKind != JsonValueKind.Object) return [];
        var (was, now) = (before.RootElement, after.RootElement);
        return [.. was.EnumerateObject().Concat(now.EnumerateObject()).Select(field => field.Name).Distinct(StringComparer.Ordinal).Where(name => Text(was, name) != Text(now, name))];
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetRawText() : null;
}
