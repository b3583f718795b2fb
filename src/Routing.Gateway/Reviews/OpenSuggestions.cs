using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Reads what is proposed to a group's supervisors now, and how much of it its agents had to do in the time reviewed.</summary>
internal sealed class OpenSuggestions(IHistory history, IActorDirectory actors, TimeProvider clock)
{
    /// <summary>What is proposed now says nothing to a week longer past.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    public async ValueTask<ImmutableArray<OpenSuggestion>> Of(GroupDescription group, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (to <= now - Recent) return [];
        var open = (await actors.Dispatcher(group.Id).Suggestions(ct)).Items.Where(one => one.At(now).State == SuggestionState.Open).ToList();
        var asked = open.Where(one => one is { Kind: not SuggestionKind.Move, Agents.Length: 1, Intent: not null }).Select(one => (one.Agents[0], one.Intent!)).ToHashSet();
        var handled = new Dictionary<(string Agent, string Intent), long[]>();
        if (asked.Count > 0)
        {
            await history.Sum(
                new TallyQuery(Cut.AgentIntent, null, null, TallyRange.Cover(from.ToUnixTimeSeconds(), to.ToUnixTimeSeconds(), TallyLevel.Day)),
                (_, agent, intent) => !asked.Contains((agent, intent)) ? null : handled.TryGetValue((agent, intent), out var there) ? there : handled[(agent, intent)] = new long[Tally.Size],
                ct);
        }
        return [.. open.Select(one => new OpenSuggestion(one, one is { Agents.Length: 1, Intent: { } intent } && handled.TryGetValue((one.Agents[0], intent), out var sums) ? sums[(int)Counted.Handled] : 0))];
    }
}
