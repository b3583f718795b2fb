using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Core;

/// <summary>What a waiting customer is told, as a queue's configuration writes it: <c>"{name}, you are number {position}: about {minutes} min."</c></summary>
public sealed record WaitMessage
{
    public required string Text { get; init; }

    /// <summary>Languages it is in, <c>zh</c> for <c>zh-CN</c> too; empty for all.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Tiers of customer it is for; empty for all.</summary>
    public ImmutableArray<string> Tiers { get; init; } = [];

    /// <summary>Treatments, as the rules name them, that it belongs to; empty for all.</summary>
    public ImmutableArray<string> Treatments { get; init; } = [];

    /// <summary>From which wait on it takes the place of others.</summary>
    public int AfterSeconds { get; init; }
}

/// <summary>Whom a message is for, and what there is to put in.</summary>
public sealed record WaitMessageCase(string? Treatment, string Tier, string? Language, double WaitedSeconds, int? Position, WaitView? Wait, string? Name, string Queue)
{
    /// <summary>When a queue that is closed opens, by its own clocks; null while it is open.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>When a customer who asked for a time is called back, by the clocks of whoever asked; null for others.</summary>
    public DateTimeOffset? CallAt { get; init; }
}

/// <summary>Chooses among a queue's messages, and fills in what they leave open.</summary>
public static class WaitMessageChoice
{
    private const int SecondsInMinute = 60;

    private static readonly (string Name, Func<WaitMessageCase, string?> Value)[] Places =
    [
        ("{name}", c => c.Name),
        ("{position}", c => Number(c.Position)),
        ("{minutes}", c => Minutes(c.Wait?.Seconds)),
        ("{low}", c => Minutes(c.Wait?.Low)),
        ("{high}", c => Minutes(c.Wait?.High)),
        ("{queue}", c => c.Queue),
        ("{opensAt}", c => Moment(c.OpensAt)),
        (CallAt, c => Moment(c.CallAt)),
    ];

    private const string CallAt = "{callAt}";

    /// <summary>Day, time and distance from UTC: whoever reads it may be anywhere.</summary>
    public static string? Moment(DateTimeOffset? at) => at is not { } moment
        ? null
        : moment.ToString(moment.Offset == TimeSpan.Zero ? "yyyy-MM-dd HH:mm '(UTC)'" : "yyyy-MM-dd HH:mm '(UTC'zzz')'", CultureInfo.InvariantCulture);

    /// <summary>
    /// The message with the latest moment that has come; of these the one made for most of treatment, tier and language; of these the first.
    /// One that speaks of what is not known, a name or an estimate, is passed over.
    /// </summary>
    /// <returns>Null where none fits.</returns>
    public static string? Of(ImmutableArray<WaitMessage> messages, WaitMessageCase subject)
    {
        WaitMessage? best = null;
        foreach (var message in messages)
        {
            if (!Fits(message, subject) || (best is not null && (message.AfterSeconds, Aim(message)).CompareTo((best.AfterSeconds, Aim(best))) <= 0)) continue;
            best = message;
        }
        return best is null ? null : Places.Aggregate(best.Text, (text, place) => text.Contains(place.Name, StringComparison.Ordinal) ? text.Replace(place.Name, place.Value(subject), StringComparison.Ordinal) : text);
    }

    /// <summary>Whether any of them speaks of the customer by name.</summary>
    public static bool NeedsName(ImmutableArray<WaitMessage> messages) => messages.Any(message => message.Text.Contains("{name}", StringComparison.Ordinal));

    internal static void Check(FaultList faults, string field, ImmutableArray<WaitMessage> messages) => faults.List(field, messages, (path, message) =>
    {
        faults.Require(!string.IsNullOrWhiteSpace(message.Text) && message.Text.Length <= Limits.AttributeLength, $"{path}.text", $"Write 1 to {Limits.AttributeLength} characters.");
        var left = Places.Aggregate(message.Text ?? "", (text, place) => text.Replace(place.Name, "", StringComparison.Ordinal));
        faults.Require(!left.Contains('{') && !left.Contains('}'), $"{path}.text", $"Use no braces but in: {string.Join(", ", Places.Select(place => place.Name))}.");
        faults.Languages($"{path}.languages", message.Languages);
        faults.Labels($"{path}.tiers", message.Tiers);
        faults.Labels($"{path}.treatments", message.Treatments);
        faults.Range($"{path}.afterSeconds", message.AfterSeconds, 0, Limits.WaitSeconds);
    });

    private static bool Fits(WaitMessage message, WaitMessageCase subject) =>
        message.AfterSeconds <= subject.WaitedSeconds
        // Who hangs up and is called back hears of that, and not of a place in a line.
        && (subject.CallAt is null || message.Text.Contains(CallAt, StringComparison.Ordinal))
        && (message.Treatments.IsEmpty || message.Treatments.Contains(subject.Treatment ?? "", StringComparer.OrdinalIgnoreCase))
        && (message.Tiers.IsEmpty || message.Tiers.Contains(subject.Tier, StringComparer.OrdinalIgnoreCase))
        && (message.Languages.IsEmpty || message.Languages.Any(language => LanguageTag.Covers(language, subject.Language)))
        && Array.TrueForAll(Places, place => place.Value(subject) is not null || !message.Text.Contains(place.Name, StringComparison.Ordinal));

    private static int Aim(WaitMessage message) => (message.Treatments.IsEmpty ? 0 : 4) + (message.Tiers.IsEmpty ? 0 : 2) + (message.Languages.IsEmpty ? 0 : 1);

    private static string? Minutes(int? seconds) => seconds is { } known ? Number(Math.Max(1, (known + SecondsInMinute - 1) / SecondsInMinute)) : null;

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
