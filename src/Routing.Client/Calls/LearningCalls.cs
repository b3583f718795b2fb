using System.Runtime.CompilerServices;

namespace Routing.Client;

/// <summary>What is learned of agents, by intent: shown, frozen, reset, exported.</summary>
public sealed class LearningCalls
{
    private readonly ApiConnection _connection;

    internal LearningCalls(ApiConnection connection) => _connection = connection;

    /// <summary>All records of a group, or those of an agent or an intent, page by page.</summary>
    public async IAsyncEnumerable<LearnedView> List(string group, string? agent = null, string? intent = null, [EnumeratorCancellation] CancellationToken ct = default)
    {
        string? after = null;
        do
        {
            var page = await _connection.Send(ApiCall.Get(ApiCall.Query($"v1/groups/{ApiCall.Segment(group)}/learning", ("agent", agent), ("intent", intent), ("limit", "200"), ("after", after))), ApiJson.Default.LearnedPage, ct);
            foreach (var item in page.Items) yield return item;
            after = page.Next;
        }
        while (after is not null);
    }

    /// <summary>The same, whole, as a text.</summary>
    /// <param name="format">csv or jsonl.</param>
    public Task<string> Export(string group, string? agent = null, string? intent = null, string format = "csv", CancellationToken ct = default) =>
        _connection.Text(ApiCall.Get(ApiCall.Query($"v1/groups/{ApiCall.Segment(group)}/learning:export", ("agent", agent), ("intent", intent), ("format", format))), ct);

    /// <summary>Learns and forgets nothing from now on.</summary>
    /// <param name="intent">Null for every intent there is a record of.</param>
    public Task<AgentLearningView> Freeze(string agent, string? intent = null, CancellationToken ct = default) => Change(agent, "freeze", intent, ct);

    /// <summary>Learns on where it was frozen.</summary>
    /// <param name="intent">Null for every intent there is a record of.</param>
    public Task<AgentLearningView> Resume(string agent, string? intent = null, CancellationToken ct = default) => Change(agent, "resume", intent, ct);

    /// <summary>Forgets what was learned.</summary>
    /// <param name="intent">Null for every intent there is a record of.</param>
    public Task<AgentLearningView> Reset(string agent, string? intent = null, CancellationToken ct = default) => Change(agent, "reset", intent, ct);

    private Task<AgentLearningView> Change(string agent, string verb, string? intent, CancellationToken ct) =>
        _connection.Send(ApiCall.Post($"v1/agents/{ApiCall.Segment(agent)}/learning:{verb}", new OfIntent(intent), ApiJson.Default.OfIntent), ApiJson.Default.AgentLearningView, ct);
}
