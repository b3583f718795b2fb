using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>Plays a scenario against the fake, in no time.</summary>
internal static class Plays
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    public const string TwoAgents = """
        {"name":"two agents","classes":[{"name":"a","arrivals":{"poisson":1.5},"patience":{"exponential":{"mean":4}}}],
         "pools":[{"name":"A","agents":2,"serves":{"a":{"service":{"exponential":{"mean":1}},"resolve":0.8}}}]}
        """;

    public static Task<PlayReport> Play(string json, PlayOptions options, FakeRoutingPort port, ManualClock clock) =>
        // Off the test's own context, on which continuations would be posted rather than run at once.
        Task.Run(async () =>
        {
            var scenario = ScenarioReader.Parse(json);
            var player = new Player(scenario, options, port, clock);
            var play = player.Play(CancellationToken.None);
            using var bound = new CancellationTokenSource(Bound);
            var agents = scenario.Pools.Sum(p => p.AgentIds.Length);
            while (!play.IsCompleted && (player.Snapshot() is null || !port.IsQuiet || port.Presence.Count < agents))
            {
                bound.Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }
            while (!play.IsCompleted && !bound.IsCancellationRequested)
            {
                if (!clock.RingNext()) await Task.Yield();
            }
            return await play.WaitAsync(bound.Token);
        });
}
