using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Routing.Gateway;

/// <summary>A review as one page that stands alone: to read on a screen, and to print on one sheet.</summary>
internal static class ReviewPage
{
    private const double SecondsPerMinute = 60;

    /// <summary>Queues that leave room for the rest on one sheet.</summary>
    private const int MostQueues = 12;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="agents">Names of those whom suggestions are about, by id.</param>
    public static string Of(Review review, TimeZoneInfo zone, bool chinese, IReadOnlyDictionary<string, string> agents)
    {
        var words = new ReviewWords(chinese);
        var last = TimeZoneInfo.ConvertTime(review.To.AddSeconds(-1), zone);
        var title = words.Say("heading", review.Group);
        return $"""
            <!DOCTYPE html>
            <html lang="{words.Language}"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <title>{Text(title)}</title><style>{ReviewStyle.Css}</style></head><body>
            <header><h1>{Text(title)}</h1><p>{Day(TimeZoneInfo.ConvertTime(review.From, zone))} – {Day(last)} · {Text(zone.Id)}</p></header>
            <main>
            <ul class="cards">{string.Concat(review.Figures.Select(figure => Card(words, figure)))}</ul>
            <section class="wide"><h2>{words["suggestions"]}</h2>{Suggestions(words, review, new ReviewAdviceText(words, review, zone, agents))}</section>
            <section class="full"><h2>{words["queues"]}</h2>{Queues(words, review)}</section>
            <section><h2>{words["journey"]}</h2>{Journey(words, review)}{Detours(words, review)}</section>
            <section><h2>{words["intents"]}</h2>{Intents(words, review)}</section>
            <section class="full"><h2>{words["changed"]}</h2>{Changes(words, review, zone)}</section>
            </main><footer>{words["note"]}{Notes(words, review)}</footer></body></html>

            """;
    }

    private static string Card(ReviewWords words, ReviewFigure figure)
    {
        var measure = Measures.ByName[figure.Measure];
        // Nothing has a colour that reads the same.
        var isOther = Figure(words, measure.Unit, figure.Value) != Figure(words, measure.Unit, figure.Before);
        var (better, worse) = (figure.Value, figure.Before) is ({ } now, { } was) && isOther && measure.Better != Better.Neither && Math.Abs(now - was) > Math.Abs(was) * 0.02
            ? (now > was == (measure.Better == Better.Higher), now > was != (measure.Better == Better.Higher)) : (false, false);
        return $"<li><span>{Text(words.Of(measure))}</span><b class=\"{(better ? "good" : worse ? "bad" : "")}\">{Figure(words, measure.Unit, figure.Value)}</b><i>{words["before"]} {Figure(words, measure.Unit, figure.Before)}</i></li>";
    }

    private static string Suggestions(ReviewWords words, Review review, ReviewAdviceText text) => review.Suggestions.IsEmpty ? $"<p>{words["noSuggestion"]}</p>"
        : $"<ol>{string.Concat(review.Suggestions.Select(one => $"<li>{Link(text.Page(one), text.What(one))} — {Text(text.Effect(one))}{(one.IsModelOff ? $" <i>{Text(words.Say("modelOff", Number(one.Model, "0"), Number(one.From, "0")))}</i>" : "")}</li>"))}</ol>";

    /// <summary>In the console it opens the page beside this one's frame.</summary>
    private static string Link(string? page, string what) => page is null ? $"<b>{Text(what)}</b>" : $"<b><a href=\"{Text(page)}\" target=\"_top\">{Text(what)}</a></b>";

    private static string Notes(ReviewWords words, Review review) =>
        (review.Suggestions.Any(one => one.Advice == ReviewAdvice.AddAgent) ? " " + words["noteAgents"] : "") + (review.Suggestions.Any(one => one.Staff is not null) ? " " + words["noteStaffing"] : "");

    private static string Queues(ReviewWords words, Review review)
    {
        var rows = review.Queues.Take(MostQueues).Select(queue => $"""
            <tr class="{(queue.IsOffTarget ? "off" : "")}"><th scope="row">{Text(queue.Name)}</th><td>{queue.Arrived.ToString("#,0", words.Culture)}</td>
            <td>{Bar(queue.Percent / 100, queue.TargetPercent / 100)}</td><td>{Number(queue.Percent, "0.0")} % <i>{Number(queue.Before, "0.0")}</i></td><td>{Text(words.Say("within", queue.TargetPercent.ToString("0.#", words.Culture), queue.WithinSeconds))}</td>
            <td>{(queue.WorstFromHour is { } hour ? $"{Hour(hour)}–{Hour(hour + 2)}: {Number(queue.WorstPercent, "0")} %" : "")}</td></tr>
            """);
        var off = review.Queues.Any(queue => queue.IsOffTarget) ? "" : $"<p>{words["onTarget"]}</p>";
        return $"{off}<table><thead><tr><th>{words["queue"]}</th><th>{words["contacts"]}</th><th></th><th>{words["level"]}</th><th>{words["target"]}</th><th>{words["worst"]}</th></tr></thead><tbody>{string.Concat(rows)}</tbody></table>{MoreQueues(words, review)}";
    }

    /// <summary>Those furthest off their target are shown; of the others how many there are, and how many of them are off it.</summary>
    private static string MoreQueues(ReviewWords words, Review review) =>
        review.Queues.Length <= MostQueues ? "" : $"<p>{words.Say("moreQueues", review.Queues.Length - MostQueues, review.Queues.Skip(MostQueues).Count(queue => queue.IsOffTarget))}</p>";

    private static string Journey(ReviewWords words, Review review)
    {
        var parts = review.Journey.Where(step => step.Share > 0).Select(step => $"<span class=\"{step.Name}\" style=\"flex:{Number(step.Share, "0.####")}\"></span>");
        var rows = review.Journey.Select(step => $"<tr><th scope=\"row\"><s class=\"{step.Name}\"></s>{words[step.Name]}</th><td>{Length(words, step.Seconds)}</td><td>{Number(step.Share * 100, "0")} %</td><td><i>{Length(words, step.Before)}</i></td></tr>");
        return $"<div class=\"stack\" aria-hidden=\"true\">{string.Concat(parts)}</div><table><caption>{words["perContact"]}</caption><tbody>{string.Concat(rows)}</tbody></table>";
    }

    private static string Detours(ReviewWords words, Review review)
    {
        var rows = review.Detours.Where(way => way.Count > 0).Select(way => $"<tr><th scope=\"row\">{words[way.Name == ReviewDetours.Repeats ? "returns" : way.Name]}</th><td>{way.Count.ToString("#,0", words.Culture)}</td><td>{Number(way.Percent, "0.0")} % <i>{Number(way.Before, "0.0")}</i></td><td>{(way.Hours is { } hours ? words.Say("hours", Number(hours, "#,0.#")) : "–")}</td></tr>");
        return string.Concat(rows) is { Length: > 0 } body ? $"<table class=\"ways\"><thead><tr><th>{words["detours"]}</th><th>{words["contacts"]}</th><th>{words["share"]}</th><th>{words["agentTime"]}</th></tr></thead><tbody>{body}</tbody></table>" : "";
    }

    private static string Intents(ReviewWords words, Review review)
    {
        var rows = review.Intents.Select(intent => $"<tr><th scope=\"row\">{Text(intent.Intent)}</th><td>{intent.Created.ToString("#,0", words.Culture)} <i>{intent.Before.ToString("#,0", words.Culture)}</i></td><td>{Number(intent.RepeatPercent, "0.0")} %</td><td>{Length(words, intent.HandleSeconds)}</td></tr>");
        return $"<table><thead><tr><th>{words["intent"]}</th><th>{words["contacts"]}</th><th>{words["repeats"]}</th><th>{words["handle"]}</th></tr></thead><tbody>{string.Concat(rows)}</tbody></table>";
    }

    private static string Changes(ReviewWords words, Review review, TimeZoneInfo zone)
    {
        if (review.Changes.IsEmpty) return $"<p>{words["nothing"]}</p>";
        var rows = review.Changes.Select(change =>
        {
            var (before, after) = words.OfChange(change);
            var fields = change.Fields.IsEmpty ? "" : $" ({Text(string.Join(", ", change.Fields))})";
            var times = change.Times > 1 ? $", {words.Say("times", change.Times)}" : "";
            return $"<li><i>{Moment(change.At, zone, words)}</i> {Text(before)} <b>{Text(NameOf(review, change))}</b>{after}{fields}{times}{(change.By is { } by ? $" <i>{Text(by)}</i>" : "")}</li>";
        });
        var more = review.MoreChanges > 0 ? $"<li>{words.Say("more", review.MoreChanges)}</li>" : "";
        var unread = review.ChangesFrom is { } from ? $"<li>{Text(words.Say("unread", Moment(from, zone, words)))}</li>" : "";
        return $"<ul>{string.Concat(rows)}{more}{unread}</ul>";
    }

    private static string Moment(DateTimeOffset at, TimeZoneInfo zone, ReviewWords words) => TimeZoneInfo.ConvertTime(at, zone).ToString("MM-dd HH:mm", words.Culture);

    private static string NameOf(Review review, ReviewChange change) => (change.Kind == "queue" ? review.Queues.FirstOrDefault(queue => queue.Queue == change.Id)?.Name : null) ?? change.Id;

    private static string Bar(double? share, double target) => $"<div class=\"bar\"><span style=\"width:{Number(100 * Math.Clamp(share ?? 0, 0, 1), "0.#")}%\"></span><em style=\"left:{Number(100 * Math.Clamp(target, 0, 1), "0.#")}%\"></em></div>";

    private static string Figure(ReviewWords words, MeasureUnit unit, double? value) => unit switch
    {
        MeasureUnit.Percent => value is null ? "–" : $"{Number(value, "0.0")} %",
        MeasureUnit.Seconds => Length(words, value),
        _ => Number(value, "#,0"),
    };

    private static string Length(ReviewWords words, double? seconds) => seconds is not { } s ? "–" : s < 2 * SecondsPerMinute ? words.Say("seconds", Number(s, "0")) : words.Say("minutes", Number(s / SecondsPerMinute, "0.0"));

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";

    private static string Hour(int? hour) => hour is { } h ? string.Create(CultureInfo.InvariantCulture, $"{h:00}:00") : "";

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(string text) => Encoder.Encode(text);
}
