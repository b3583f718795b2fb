namespace Routing.Simulation;

/// <summary>
/// Where the people of a run come from: the scenario, what it sets up, and the seed. The same seed brings the same
/// customers with the same matters, whoever serves them and on whichever engine.
/// </summary>
/// <param name="idPrefix">Put before the id of each contact.</param>
internal sealed class Cast(Scenario scenario, ScenarioSetup setup, ScenarioClock clock, long seed, string idPrefix = "")
{
    private readonly Dictionary<string, int> _urgencies = scenario.Classes.ToDictionary(c => c.Name, c => DerivedSetup.Urgency(scenario, c), StringComparer.Ordinal);

    public Scenario Scenario => scenario;
    public ScenarioSetup Setup => setup;
    public ScenarioClock Clock => clock;
    public long Seed => seed;
    public string IdPrefix => idPrefix;

    /// <summary>What a contact of a class has above its queue.</summary>
    public int UrgencyOf(ContactClass contactClass) => _urgencies[contactClass.Name];

    /// <summary>The stream of random numbers of one entity of the run.</summary>
    public Draw DrawFor(params ReadOnlySpan<string> name) => Draw.For(seed, name);
}
