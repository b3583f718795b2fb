using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>Replays a history twice, with the rules as they were and with a draft, and tells what would change.</summary>
public static class Replay
{
    /// <summary>Stretches of the time over which the interval of a difference is taken: neighbours in a queue wait alike, and say little each.</summary>
    private const int Stretches = 20;
    private const int LeastPerStretch = 5;

    /// <param name="draft">The set-up in place of the history's.</param>
    /// <param name="progress">Hears of how many contacts have come, over both runs.</param>
    public static Replayed Of(History history, ScenarioSetup draft, string name, long seed = 1, FitEffort? effort = null, Action<long>? progress = null, CancellationToken ct = default)
    {
        var scenario = HistoryScenario.Of(history, name);
        var (asWas, playedAsWas) = Run(history.Setup, 0);
        var (drafted, playedDraft) = Run(draft, history.Contacts.Length);
        var happened = history.Contacts.Select(c => ContactFate.Of(c, history)).ToList();
        var before = Fates(playedAsWas);
        var after = Fates(playedDraft);
        var changed = before.Zip(after).Where(pair => pair.First.Agent != pair.Second.Agent).Select(pair => new ChangedHands(
            pair.First.Id, pair.First.Queue, pair.First.Agent, pair.Second.Agent, pair.First.Wait.TotalSeconds, pair.Second.Wait.TotalSeconds)).ToImmutableArray();
        var draftResult = SimulationResult.Of(scenario with { Setup = draft }, [drafted]);
        var result = new ReplayResult
        {
            Name = name,
            From = history.From,
            To = history.To,
            Overall = Queue(happened, before, after),
            Queues = happened.Select(f => f.Queue).Distinct().ToImmutableSortedDictionary(
                queue => queue, queue => Queue(Of(happened, queue), Of(before, queue), Of(after, queue)), StringComparer.Ordinal),
            ChangedHands = changed,
            Notes = ReplayNotes.Of(history, happened, before, after, changed.Length),
            Warnings = draftResult.Warnings,
            ServedByAsWas = ServedBy(before),
            ServedByDraft = ServedBy(after),
        };
        return new Replayed(result, scenario, SimulationResult.Of(scenario, [asWas]), draftResult);

        (RunResult Result, IReadOnlyList<PlayedContact> Contacts) Run(ScenarioSetup rules, long done)
        {
            using var run = new ReplayRun(history, scenario, rules, seed, effort);
            return run.Run(progress is null ? null : count => progress(done + count), ct);
        }

        List<ContactFate> Fates(IReadOnlyList<PlayedContact> played) => [.. played.Select(contact => ContactFate.Of(contact, history))];
    }

    private static List<ContactFate> Of(List<ContactFate> fates, string queue) => fates.FindAll(fate => fate.Queue == queue);

    private static ReplayedQueue Queue(List<ContactFate> happened, List<ContactFate> before, List<ContactFate> after) =>
        new(QueueDay.Of(happened), QueueDay.Of(before), QueueDay.Of(after), Difference([.. before.Zip(after, (b, a) => (a.Wait - b.Wait).TotalSeconds)]));

    /// <summary>The mean, with the interval of the means of stretches; none where there are too few contacts for that.</summary>
    private static Figure Difference(List<double> differences)
    {
        var stretches = Math.Min(Stretches, differences.Count / LeastPerStretch);
        if (stretches < 2) return new Figure(differences.Count == 0 ? 0 : differences.Average(), null);
        var means = Enumerable.Range(0, stretches).Select(n => differences.Take((differences.Count * n / stretches)..(differences.Count * (n + 1) / stretches)).Average()).ToList();
        return Figure.Of(means) with { Value = differences.Average() };
    }

    private static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, long>> ServedBy(List<ContactFate> fates) => fates
        .Where(fate => fate.Agent is not null)
        .GroupBy(fate => fate.Queue)
        .ToImmutableSortedDictionary(
            g => g.Key, g => g.GroupBy(fate => fate.Agent!).ToImmutableSortedDictionary(a => a.Key, a => a.LongCount(), StringComparer.Ordinal), StringComparer.Ordinal);
}
