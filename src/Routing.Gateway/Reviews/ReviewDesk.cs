namespace Routing.Gateway;

/// <summary>The review of a routing group's week: as JSON, or as a page to read and print, in English or Chinese.</summary>
internal sealed class ReviewDesk(IServiceProvider services, IActorDirectory actors, PilotReader pilots, TimeProvider clock)
{
    private const string Html = "text/html";
    private const int UsualDays = 7;
    private const int MostDays = 31;
    private static readonly string[] Parameters = ["from", "to", "zone", "language", "format"];

    public static void Map(OperationMap map, ReviewDesk desk) => map.Add(
        new Operation("GET", "/v1/groups/{id}/review", "getReview", "Reviews a routing group's last seven days, or as asked: what changed, where time goes, queues off target, intents and repeats, suggestions.", Role.Supervisor | Role.Admin | Role.Auditor, desk.Get)
        { Reply = typeof(Review), ReplyTypes = [.. Json.MediaTypes, Html], Query = Parameters, Problems = [404, 501] });

    private async ValueTask<Reply> Get(Call call)
    {
        if ((IHistory?)services.GetService(typeof(IHistory)) is not { } history) return ProblemKinds.NotImplemented.With("This engine keeps no history. Use the embedded server, or a cluster on PostgreSQL.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(call.Query("zone") ?? "UTC", out var zone)) return ProblemKinds.InvalidParameter.At("zone", "Send the IANA name of a time zone, as in Asia/Shanghai.");
        if (Times(call, zone, out var from, out var to) is { } untimely) return untimely;
        if (call.Query("format") is not (null or "json" or "html")) return ProblemKinds.InvalidParameter.At("format", "Send json or html.");
        if (call.Query("language") is not (null or "en" or "zh")) return ProblemKinds.InvalidParameter.At("language", "Send en or zh.");
        var group = await actors.Dispatcher(call.Id).Describe(call.Ct);
        if (group.Queues.Count == 0) return Outcomes.Missing($"group {call.Id} with queues");
        if (services.GetService(typeof(HistoryHost)) is HistoryHost host) await host.CatchUp(call.Ct);
        var review = Reviewing.Of(await new ReviewReading(history, actors, pilots, clock).Read(group, from, to, zone, call.Ct));
        return call.Query("format") == "html" ? new HtmlReply(ReviewPage.Of(review, zone, call.Query("language") == "zh", await Names(review, call.Ct))) : Reply.Of(review, ApiJson.Default.Review);
    }

    /// <summary>Of the few agents whom suggestions are about.</summary>
    private async ValueTask<Dictionary<string, string>> Names(Review review, CancellationToken ct)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in review.Suggestions.Where(one => one.Advice is ReviewAdvice.Train or ReviewAdvice.GiveSkill))
        {
            if (await actors.Agent(one.Subject).Describe(ct) is { Profile.Name: { Length: > 0 } name }) names[one.Subject] = name;
        }
        return names;
    }

    /// <summary>From the midnight seven days ago to this one, unless told otherwise.</summary>
    private Problem? Times(Call call, TimeZoneInfo zone, out DateTimeOffset from, out DateTimeOffset to)
    {
        var today = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).Date;
        from = to = DateTimeOffset.FromUnixTimeSeconds(ReportIntervals.MidnightOf(today, zone));
        if (call.Query("to") is { } end && !ReportQuery.Instant(end, out to)) return Untimely("to");
        from = DateTimeOffset.FromUnixTimeSeconds(ReportIntervals.MidnightOf(TimeZoneInfo.ConvertTime(to, zone).Date.AddDays(-UsualDays), zone));
        if (call.Query("from") is { } begin && !ReportQuery.Instant(begin, out from)) return Untimely("from");
        return from < to && to - from <= TimeSpan.FromDays(MostDays) ? null : ProblemKinds.InvalidParameter.At("to", $"Send a time after from, by at most {MostDays} days.");
    }

    private static Problem Untimely(string name) => ProblemKinds.InvalidParameter.At(name, "Send an instant on a quarter of an hour, with its offset or Z, as in 2026-01-05T08:15:00Z.");
}
