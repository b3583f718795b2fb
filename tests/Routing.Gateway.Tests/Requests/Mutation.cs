using System.Text.Json.Nodes;

namespace Routing.Gateway.Tests;

/// <summary>A way to spoil one value of a body.</summary>
/// <param name="Spoils">Whether it makes any value of that kind bad; otherwise the spoilt body may be good by luck.</param>
public sealed record Mutation(string Name, Func<JsonNode?, bool> Fits, Func<JsonNode?, string> Text, Func<JsonNode?, bool> Spoils)
{
    private static readonly string Deep = string.Concat(Enumerable.Repeat("[", 40)) + string.Concat(Enumerable.Repeat("]", 40));

    public static readonly Mutation Null = Replace("null", "null", _ => false);

    public static readonly IReadOnlyList<Mutation> All =
    [
        Replace("a text", "\"surprise\"", n => !IsText(n) && n is not null),
        Replace("a number", "7", n => !IsNumber(n) && n is not null),
        Replace("a flag", "true", n => !IsFlag(n) && n is not null),
        Replace("an object", "{}", n => n is not JsonObject && n is not null),
        Replace("a list", "[]", n => n is not JsonArray && n is not null),
        Replace("null", "null", n => n is JsonArray or JsonObject),
        Replace("a huge number", "1e308", n => n is not null),
        Replace("a huger number", "1e999", n => n is not null),
        Replace("a huge whole number", "99999999999999999999999", n => n is not null),
        Replace("a negative number", "-99999999999", n => n is not null),
        Replace("a fraction", "0.5", n => n is not null && !IsNumber(n)),
        Replace("half a surrogate pair", "\"\\ud83d\"", n => n is not null),
        Replace("a zero character", "\"a\\u0000b\"", n => n is not null),
        Replace("a very long text", $"\"{new string('长', 20_001)}\"", n => n is not null),
        Replace("a day that is none", "\"2026-02-30T00:00:00Z\"", IsTime),
        Replace("the end of days", "\"9999-12-31T23:59:59-14:00\"", _ => false),
        Replace("the beginning of days", "\"0001-01-01T00:00:00+14:00\"", _ => false),
        Replace("the year dot", "\"0001-01-01\"", _ => false),
        Replace("the last year", "\"9999-12-31\"", _ => false),
        Replace("odd characters", "\"\\u202e\\ufeff👩‍🔧\"", _ => false),
        Replace("an empty text", "\"\"", _ => false),
        Replace("deep nesting", Deep, _ => true),
        new("an unknown name", n => n is JsonObject, n => Within(n, "\"surprise\":{\"x\":1}"), _ => true),
        new("a name in another case", n => n is JsonObject { Count: > 0 } && char.IsAsciiLetterLower(n.AsObject().First().Key[0]), n => Within(n, $"\"{n!.AsObject().First().Key.ToUpperInvariant()}\":{{\"x\":1}}"), _ => true),
        new("a name with half a surrogate pair", n => n is JsonObject, n => Within(n, "\"\\ud83d\":{\"x\":1}"), _ => true),
        new("a name twice", n => n is JsonObject { Count: > 0 }, n => Within(n, $"{JsonValue.Create(n!.AsObject().First().Key).ToJsonString()}:{n.AsObject().First().Value?.ToJsonString() ?? "null"}"), _ => true),
        new("broken off", _ => true, n => n?.ToJsonString()[..^1] + "\u0001", _ => true),
    ];

    public override string ToString() => Name;

    private static Mutation Replace(string name, string text, Func<JsonNode?, bool> spoils) => new(name, _ => true, _ => text, spoils);

    private static string Within(JsonNode? node, string property)
    {
        var text = node!.ToJsonString();
        return text == "{}" ? $"{{{property}}}" : $"{text[..^1]},{property}}}";
    }

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == System.Text.Json.JsonValueKind.String;

    // A moment, a date, or hours of a day.
    private static bool IsTime(JsonNode? node) => IsText(node) && (string)node! is [>= '0' and <= '9', >= '0' and <= '9', ':', ..] or [>= '0' and <= '9', _, _, >= '0' and <= '9', '-', ..];

    private static bool IsNumber(JsonNode? node) => node?.GetValueKind() == System.Text.Json.JsonValueKind.Number;

    private static bool IsFlag(JsonNode? node) => node?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False;
}

/// <summary>A body with one value spoilt.</summary>
public sealed record Spoilt(FuzzTarget Target, object[] At, Mutation By)
{
    private const string Mark = "\"@@here@@\"";

    /// <summary>Objects that may be null: then there is no such thing.</summary>
    private static readonly HashSet<string> Nullable =
        ["answerSource", "bots", "dedicated", "external", "hook", "openingHours", "seniors", "shifts", "targets", "translation", "unless", "unusual"];

    /// <summary>Null when this mutation does not fit that value.</summary>
    public static Spoilt? Of(FuzzTarget target, object[] at, Mutation by) => by.Fits(Value(target, at)) ? new Spoilt(target, at, by) : null;

    public bool IsBad => By.Spoils(Value(Target, At)) && !(By.Name == "null" && TakesNull);

    /// <summary>Whether the body can no longer be read, so that nothing below its outermost field can be named, and maybe not even that.</summary>
    public bool BreaksBody => By.Name is "broken off" or "deep nesting";

    // In a merge patch null removes a field, so that its default holds again; within a list it is a value like any.
    private bool TakesNull => At.Length > 0 && ((Target.Method == "POST" && At is ["attributes"]) || (Target.Method == "PATCH" && At.All(step => step is string)) || (At[^1] is string name && Nullable.Contains(name)));

    public string Body
    {
        get
        {
            var spoilt = By.Text(Value(Target, At));
            if (At.Length == 0) return spoilt;
            var whole = JsonNode.Parse(Target.Good)!;
            var parent = whole;
            foreach (var step in At[..^1]) parent = Step(parent, step)!;
            if (At[^1] is string name) parent[name] = "@@here@@";
            else parent[(int)At[^1]] = "@@here@@";
            return whole.ToJsonString().Replace(Mark, spoilt, StringComparison.Ordinal);
        }
    }

    /// <summary>The value spoilt, as problems name it; null when the body itself is at fault.</summary>
    public string? Field => At.Length == 0 ? null : string.Concat(At.Select((step, i) => step is int ? $"[{step}]" : i == 0 ? step : $".{step}"));

    public override string ToString() => $"{Target} with {By} at {Field ?? "body"}";

    private static JsonNode? Value(FuzzTarget target, object[] at) => at.Aggregate(JsonNode.Parse(target.Good), Step);

    private static JsonNode? Step(JsonNode? node, object step) => step is string name ? node![name] : node![(int)step];
}
