namespace Routing.Simulation;

/// <summary>Six classes and six pools of 15 agents, as in policy.md: at home a pool resolves .85, elsewhere .70; patience 1/4.</summary>
public static class SixHomes
{
    private const int Homes = 6;
    private const int AgentsEach = 15;

    /// <param name="skills">Classes a pool serves: its own and the next ones.</param>
    public static MarkovModel Make(double load, int skills) => new(
        [.. Enumerable.Range(0, Homes).Select(_ => new ModelClass { ArrivalRate = load * AgentsEach, PatienceRate = 0.25 })],
        [.. Enumerable.Range(0, Homes).Select(j => new ModelPool(AgentsEach, [.. Enumerable.Range(0, Homes).Select(k => Service((k - j + Homes) % Homes, skills))]))]);

    private static ModelService? Service(int away, int skills) => away >= skills ? null : new ModelService(1, away == 0 ? 0.85 : 0.7);
}
