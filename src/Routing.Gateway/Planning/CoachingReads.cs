using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Routing.Gateway;

/// <summary>Holds the agents of a group against their peers, from the history of the last weeks.</summary>
internal sealed class CoachingReads(HistoryHost host, IActorDirectory actors, GroupDesk groups, TimeProvider clock)
{
    public static readonly string[] Query = ["agent", "intent", "days"];
    public const int UsualDays = 90;
    public const int MostDays = 400;
    private const int SecondsOfDay = 86_400;
    private const double MillisecondsOfSecond = 1000;

    /// <summary>Squares are of tenths of seconds.</summary>
    private const double SquaresOfSecond = 100;

    public async ValueTask<Reply> Get(Call call)
    {
        if (ForecastDesk.Days(call, "days", UsualDays, 1, MostDays, out var days) is { } wrong) return wrong;
        if (await groups.Missing(call.Id, call.Ct) is { } missing) return missing;
        var (agent, intent) = (call.Query("agent"), call.Query("intent"));
        var (report, from, to) = await Of(call.Id, days, call.Ct);
        bool IsAsked(string who, string what) => (agent is null || who == agent) && (intent is null || what == intent);
        return Reply.Of(
            new CoachingView(
                call.Id, from, to,
                [.. report.Figures.Where(figure => IsAsked(figure.Agent, figure.Intent)).OrderBy(figure => figure.Agent, StringComparer.Ordinal).ThenBy(figure => figure.Intent, StringComparer.Ordinal).Select(figure => ViewOf(report, figure))],
                [.. report.Suggestions.Where(one => IsAsked(one.Agent, one.Intent)).Select(one => new CoachingAdviceView(one.Agent, one.Intent, one.Advice, one.Level, one.Reason))]),
            ApiJson.Default.CoachingView);
    }

    /// <summary>What has changed lately, as it is now; the events tell each change once.</summary>
    public async ValueTask<Reply> GetDrifts(Call call)
    {
        if (await groups.Missing(call.Id, call.Ct) is { } missing) return missing;
        var drifts = await Drifts(call.Id, call.Ct);
        var to = EndOfHour();
        return Reply.Of(
            new DriftsView(
                call.Id, Before(to, LearningDrifts.LateDays + LearningDrifts.EarlierDays), Before(to, LearningDrifts.LateDays), DateTimeOffset.FromUnixTimeSeconds(to),
                [.. drifts.Select(one => new DriftView(one.AgentId, one.Intent, one.Measure, Round(one.Before), Round(one.After), one.Contacts))]),
            ApiJson.Default.DriftsView);
    }

    /// <summary>All agents against each other, whoever is asked about: how many comparisons there were decides what is believed.</summary>
    public async ValueTask<(CoachingReport Report, DateTimeOffset From, DateTimeOffset To)> Of(string group, int days, CancellationToken ct)
    {
        await host.CatchUp(ct);
        var to = EndOfHour();
        var from = to - ((long)days * SecondsOfDay);
        var sums = await Sums(await Members(group, ct), from, to, ct);
        var report = Coaching.Of(sums.Select(one => (one.Key.Agent, TallyOf(one.Key.Intent, one.Value))));
        return (report, DateTimeOffset.FromUnixTimeSeconds(from), DateTimeOffset.FromUnixTimeSeconds(to));
    }

    /// <summary>Who does what otherwise in the last days than in the weeks before.</summary>
    public async ValueTask<ImmutableArray<LearningDrift>> Drifts(string group, CancellationToken ct)
    {
        await host.CatchUp(ct);
        var to = EndOfHour();
        var middle = to - ((long)LearningDrifts.LateDays * SecondsOfDay);
        var members = await Members(group, ct);
        var late = await Sums(members, middle, to, ct);
        var earlier = await Sums(members, middle - ((long)LearningDrifts.EarlierDays * SecondsOfDay), middle, ct);
        return LearningDrifts.Of([.. late.Where(one => earlier.ContainsKey(one.Key)).Select(one => (one.Key.Agent, TallyOf(one.Key.Intent, earlier[one.Key]), TallyOf(one.Key.Intent, one.Value)))]);
    }

    private long EndOfHour() => TallyKey.StartOf(TallyLevel.Hour, clock.GetUtcNow().ToUnixTimeSeconds()) + TallyKey.SecondsOf(TallyLevel.Hour);

    private static DateTimeOffset Before(long to, int days) => DateTimeOffset.FromUnixTimeSeconds(to - ((long)days * SecondsOfDay));

    private async ValueTask<HashSet<string>> Members(string group, CancellationToken ct) => (await actors.Dispatcher(group).Describe(ct)).Agents.ToHashSet(StringComparer.Ordinal);

    private async ValueTask<Dictionary<(string Agent, string Intent), long[]>> Sums(HashSet<string> members, long from, long to, CancellationToken ct)
    {
        var sums = new Dictionary<(string Agent, string Intent), long[]>();
        await host.History.Sum(
            new TallyQuery(Cut.AgentIntent, null, null, TallyRange.Cover(from, to, TallyLevel.Day)),
            (_, agent, intent) => members.Contains(agent) && intent.Length > 0 ? CollectionsMarshal.GetValueRefOrAddDefault(sums, (agent, intent), out bool _) ??= new long[Tally.Size] : null,
            ct);
        return sums;
    }

    public static IntentTally TallyOf(string intent, long[] sums)
    {
        double Of(Counted what) => sums[(int)what];
        return new IntentTally(
            intent, Of(Counted.Handled), Of(Counted.ResolutionTold), Of(Counted.Resolved), Of(Counted.RatingSum), Of(Counted.Rated),
            (Of(Counted.TalkMs) + Of(Counted.HoldMs) + Of(Counted.WrapUpMs)) / MillisecondsOfSecond, Of(Counted.HandleSquares) / SquaresOfSecond, Transfers: Of(Counted.Transferred))
        { SatisfactionSquares = Of(Counted.RatingSquares) };
    }

    private static CoachingFigureView ViewOf(CoachingReport report, CoachingFigure figure) => new(
        figure.Agent, figure.Intent, figure.Measure, figure.Contacts, Round(figure.Own), Round(figure.Peers), Round(figure.Expected), Round(figure.Low), Round(figure.High), figure.IsBetter, report.IsReal(figure));

    private static double Round(double value) => Math.Round(value, 3);
}
