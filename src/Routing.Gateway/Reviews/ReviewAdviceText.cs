using System.Globalization;

namespace Routing.Gateway;

/// <summary>A suggestion of a review as a person would say it: what to do, and what may be expected of it.</summary>
internal sealed class ReviewAdviceText(ReviewWords words, Review review, TimeZoneInfo zone, IReadOnlyDictionary<string, string> agents)
{
    private const string Signed = "+0.###;−0.###;0";

    /// <summary>Less is not told: it would read as nought.</summary>
    private const double LeastTold = 0.1;

    public string What(ReviewSuggestion one) => words.Say(KeyOf(one), Values(one));

    public string Effect(ReviewSuggestion one) => words.Say(one.Advice switch
    {
        ReviewAdvice.PromotePilot or ReviewAdvice.RollBackPilot => "pilotEffect",
        ReviewAdvice.MoveStaff when one.Staff?.FromQueueAfter is null => "moveStaffEffect",
        ReviewAdvice.MoveStaff => "moveStaffEffectBoth",
        ReviewAdvice.Train or ReviewAdvice.GiveSkill => one.Staff?.Measure switch
        {
            CoachingMeasure.Satisfaction => "rated",
            CoachingMeasure.HandleTime => one.Hours >= LeastTold ? "slowerHours" : "slower",
            _ when one.Advice == ReviewAdvice.GiveSkill => "resolvesMore",
            _ => one.Contacts >= 1 ? "resolvesLessContacts" : "resolvesLess",
        },
        _ => KeyOf(one) + "Effect",
    }, Values(one));

    /// <summary>Where in the console it is looked into, or accepted; null where nowhere in particular.</summary>
    public string? Page(ReviewSuggestion one)
    {
        var group = $"group={Uri.EscapeDataString(review.Group)}";
        return one.Advice switch
        {
            ReviewAdvice.AddAgent => $"/console/planning?{group}&tab=staffing&queue={Uri.EscapeDataString(one.Subject)}",
            ReviewAdvice.MoveStaff => $"/console/planning?{group}&tab=suggestions",
            ReviewAdvice.PromotePilot or ReviewAdvice.RollBackPilot => $"/console/planning?{group}&tab=pilot",
            ReviewAdvice.Train or ReviewAdvice.GiveSkill => $"/console/coaching?{group}&agent={Uri.EscapeDataString(one.Subject)}&intent={Uri.EscapeDataString(one.Staff?.Intent ?? "")}",
            _ => null,
        };
    }

    private static string KeyOf(ReviewSuggestion one) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(one.Advice.ToString());

    private object?[] Values(ReviewSuggestion one)
    {
        var of = one.Staff;
        var format = one.Advice is ReviewAdvice.PromotePilot or ReviewAdvice.RollBackPilot ? Signed : of?.Measure == CoachingMeasure.Satisfaction ? "0.0" : "0";
        var unit = of?.Measure == CoachingMeasure.Resolution ? 100 : 1;
        return
        [
            Subject(one), Number(one.From * unit, format), Number(one.To * unit, format), Hour(one.Hour), Hour(one.Hour + 2), Number(one.Hours, "0.#"), Number(one.Contacts, "0"),
            QueueName(of?.FromQueue), of?.Agents.Length, Number(of?.FromQueueBefore, "0"), Number(of?.FromQueueAfter, "0"), When(of), of?.Intent, of?.Skill, of?.Level, Number(Math.Abs(one.From - one.To) * unit, "0"),
        ];
    }

    private string Subject(ReviewSuggestion one) => one.Advice switch
    {
        ReviewAdvice.AddAgent or ReviewAdvice.ShortenWrapUp or ReviewAdvice.MoveStaff => QueueName(one.Subject)!,
        ReviewAdvice.Train or ReviewAdvice.GiveSkill => agents.GetValueOrDefault(one.Subject, one.Subject),
        _ => one.Subject,
    };

    private string? QueueName(string? id) => review.Queues.FirstOrDefault(queue => queue.Queue == id)?.Name ?? id;

    private string When(SuggestedStaff? of) => of is { Begins: { } begins, Ends: { } ends }
        ? string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(begins, zone):MM-dd HH:mm}–{TimeZoneInfo.ConvertTime(ends, zone):HH:mm}")
        : "";

    private static string Hour(int? hour) => hour is { } h ? string.Create(CultureInfo.InvariantCulture, $"{h:00}:00") : "";

    private static string? Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture);
}
