namespace Routing.Gateway.Tests;

/// <summary>A review as a head of service reads it: every kind of suggestion and way round in words, in English and in Chinese.</summary>
public sealed class ReviewPageTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 16, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false, "Weekly review: routing group east &amp; west", "11-24 14:00–16:00: 3 from Advice to help After-sales", "in time 71 → about 82 %, at Advice 95 → 91 %", "Amy Ng: training in repair", "about 2.5 hours a week less", "Handed on (of handled)", "31.5 h", "the usual formulas for waiting lines")]
    [InlineData(true, "每周回顾：路由组 east &amp; west", "11-24 14:00–16:00：从 Advice 调 3 人支援 After-sales", "及时应答 71% → 约 82%，Advice 95% → 91%", "Amy Ng：repair 培训", "每周约省 2.5 小时", "转接（占已处理）", "31.5 小时", "通用排队公式")]
    public void All_that_is_suggested_is_in_words(bool chinese, params string[] said)
    {
        var page = ReviewPage.Of(Told(), TimeZoneInfo.Utc, chinese, new Dictionary<string, string> { ["amy"] = "Amy Ng" });

        Assert.All(said, one => Assert.Contains(one, page, StringComparison.Ordinal));
        Assert.DoesNotContain("Erlang", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/console/planning?group=east%20%26%20west&amp;tab=suggestions\" target=\"_top\"", page, StringComparison.Ordinal);
        Assert.Contains("/console/coaching?group=east%20%26%20west&amp;agent=amy&amp;intent=repair", page, StringComparison.Ordinal);
        // No way round that nobody took, and no place for a figure without one.
        Assert.DoesNotContain(chinese ? "放弃后再来" : "Called again", page, StringComparison.Ordinal);
        Assert.DoesNotContain("  ", System.Text.RegularExpressions.Regex.Match(page, "<ol>.*</ol>").Value, StringComparison.Ordinal);
    }

    private static Review Told() => new()
    {
        Group = "east & west",
        From = Monday,
        To = Monday.AddDays(7),
        Figures = [],
        Journey = [],
        Detours = [new ReviewDetour("transfers", 420, 8.4, 7.9, 31.5), new ReviewDetour("repeats", 610, 11.2, 12.1, null), new ReviewDetour("redials", 0, null, null, null)],
        Queues = [Queue("after", "After-sales"), Queue("advice", "Advice")],
        Intents = [],
        Changes = [],
        MoreChanges = 0,
        Suggestions =
        [
            new ReviewSuggestion(ReviewAdvice.AddAgent, "after", 60, 74, Hour: 9, Model: 61),
            new ReviewSuggestion(ReviewAdvice.MoveStaff, "after", 71, 82) { Staff = new SuggestedStaff("s-1", ["a", "b", "c"]) { FromQueue = "advice", FromQueueBefore = 95, FromQueueAfter = 91, Begins = Monday.AddDays(8).AddHours(14), Ends = Monday.AddDays(8).AddHours(16) } },
            new ReviewSuggestion(ReviewAdvice.MoveStaff, "after", 71, 82) { Staff = new SuggestedStaff("s-2", ["a"]) { FromQueue = "advice", Begins = Monday.AddDays(9), Ends = Monday.AddDays(9).AddHours(1) } },
            .. new[] { CoachingMeasure.HandleTime, CoachingMeasure.Resolution, CoachingMeasure.Satisfaction }.SelectMany(measure => new[] { Coach(ReviewAdvice.Train, measure), Coach(ReviewAdvice.GiveSkill, measure) }),
        ],
    };

    private static ReviewQueue Queue(string id, string name) => new(id, name, 1000, 82, 80, 80, 20, false);

    private static ReviewSuggestion Coach(ReviewAdvice advice, CoachingMeasure measure) => new(advice, "amy", measure == CoachingMeasure.HandleTime ? 400 : .9, measure == CoachingMeasure.HandleTime ? 300 : .75, Hours: 2.5, Contacts: 4)
    { Staff = new SuggestedStaff("s-3", ["amy"]) { Intent = "repair", Skill = "mending", Level = 7, Measure = measure } };
}
