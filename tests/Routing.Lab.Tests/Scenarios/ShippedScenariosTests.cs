using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class ShippedScenariosTests
{
    private const int BusyHours = 9;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Scenarios");

    public static TheoryData<string> All => [.. Files()];

    [Fact]
    public void Five_are_shipped() =>
        Assert.Equal(["online-shop.json", "overseas-help-desk.json", "small-team.json", "telecom.json", "travel-agency.json"], Files().Order());

    [Fact]
    public void References_of_known_optimum_can_be_solved() => Assert.All(new[] { "x1", "n1", "n1b", "w1" }.Select(name => Path.Combine(Folder, "Reference", $"{name}.json")), file =>
        Assert.Empty(MarkovModelRules.Check(ScenarioModel.Of(ScenarioReader.ReadFile(file)))));

    [Fact]
    public void Several_contacts_at_a_time_are_fitted_and_cost_less_than_the_longest_idle()
    {
        var scenario = ScenarioReader.ReadFile(Path.Combine(Folder, "Beyond", "two-at-a-time.json")) with { WarmUpArrivals = 1_000 };
        var little = new FitEffort { Iterations = 4, SamplesPerIteration = 1_000, EventsPerIteration = 40_000, CandidateEvents = 20_000 };

        var costs = Comparison.Of(scenario, new SimulationOptions { Arrivals = 1_500, Replications = 2, FitEffort = little }, ["best-bid", "longest-idle", "starting-rule"])
            .Selections.Select(s => s.Result.Overall["costRate"].Value).ToList();

        Assert.True(costs[0] < costs[1], string.Join(' ', costs));
        Assert.NotEqual(costs[2], costs[0]);
    }

    [Fact]
    public void Of_more_sets_of_skills_than_are_fitted_the_starting_rule_decides()
    {
        var scenario = ScenarioReader.ReadFile(Path.Combine(Folder, "Beyond", "skill-sets.json")) with { WarmUpArrivals = 500 };

        var costs = Comparison.Of(scenario, new SimulationOptions { Arrivals = 2_000, Replications = 2 }, ["best-bid", "longest-idle", "starting-rule"])
            .Selections.Select(s => s.Result.Overall["costRate"].Value).ToList();

        Assert.True(costs[0] < costs[1], string.Join(' ', costs));
        Assert.Equal(costs[2], costs[0]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Busy_hours_are_at_80_to_90_percent_occupancy(string file)
    {
        var scenario = Read(file);
        var byHour = Enumerable.Range(0, 24).Select(hour => scenario.Classes.Sum(c => c.Arrivals.RateAt(hour * 60) * Work(scenario, c)) / PeopleThere(scenario, hour)).ToList();

        Assert.InRange(Enumerable.Range(0, byHour.Count - BusyHours + 1).Max(from => byHour.Skip(from).Take(BusyHours).Average()), 0.8, 0.9);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_class_can_be_served_in_every_language_it_comes_in(string file)
    {
        var scenario = Read(file);
        var setup = DerivedSetup.Of(scenario);
        foreach (var c in scenario.Classes)
        {
            var languages = setup.Communities.Where(h => h.Classes.IsEmpty || h.Classes.Contains(c.Name)).Select(h => (string?)h.Language).DefaultIfEmpty(null).Distinct();
            foreach (var language in languages)
            {
                var need = EffectiveRequirement.At(new Requirement(c.Channel, language: language), setup.Queues[c.Queue], 0);
                var able = setup.Agents.Count(a => Eligibility.Check(a.Key, a.Value, c.Queue, need) == Eligible.Yes);
                Assert.True(able >= 1, $"{c.Name} in {language}: {able} agents");
            }
        }
    }

    [Theory]
    [InlineData("online-shop.json")]
    [InlineData("telecom.json")]
    [InlineData("overseas-help-desk.json")]
    [InlineData("travel-agency.json")]
    public void Rules_intents_tiers_callbacks_and_opening_hours_are_shown_and_valid(string file)
    {
        var setup = Read(file).Setup!;

        Assert.All(setup.Groups.Values, rules => Assert.Empty(GroupRulesRules.Check(rules)));
        Assert.All(setup.Groups.Values, rules => Assert.Empty(RuleQueues.Missing(rules, setup.Queues.Keys.ToHashSet())));
        Assert.All(setup.Queues, queue => Assert.Empty(QueueConfigRules.Check(queue.Key, queue.Value)));
        Assert.All(setup.Agents.Values, agent => Assert.Empty(AgentProfileRules.Check(agent)));
        Assert.All(setup.Customers.Values, customer => Assert.Empty(CustomerProfileRules.Check(customer)));
        Assert.Contains(setup.Groups.Values, rules => rules is { Rules.IsEmpty: false, Intents.IsEmpty: false, TierPriority.IsEmpty: false });
        Assert.Contains(setup.Queues.Values, queue => queue.OpeningHours is not null);
        Assert.Contains(setup.Queues.Values, queue => queue.Overflow.Any(rule => rule.OfferCallback));
        Assert.True(setup.Manners.CallbackShare > 0);
    }

    [Fact]
    public void Derived_tiers_dedicated_agents_translation_shifts_and_bots_are_shown()
    {
        var scenario = Read("travel-agency.json");
        var setup = scenario.Setup!;
        var rules = Assert.Single(setup.Groups.Values);

        Assert.Equal(["gold", "platinum", "standard"], setup.Customers.Values.Select(customer => CustomerTiers.Of(rules, customer)).Append(Defaults.CustomerTier).Distinct().Order());
        Assert.All(setup.Customers.Values.SelectMany(customer => customer.Dedicated?.Agents ?? []), agent => Assert.Contains(agent, setup.Agents.Keys));
        Assert.Contains(setup.Customers.Values, customer => customer.Dedicated is not null);
        Assert.Contains(setup.Queues.Values, queue => queue.Translation is not null);
        Assert.Contains(setup.Queues.Values, queue => queue.Bots is { Intents: [var intent, ..] } && scenario.Classes.Any(c => c.Name == intent));
        Assert.Contains(setup.Agents.Values, agent => agent is { Kind: AgentKind.Bot, Hook: not null });
        Assert.All(setup.Agents.Values, agent => Assert.NotEqual(agent.Kind == AgentKind.Bot, agent.Shifts is not null));
        // Somebody is there at any hour, and at night nobody who speaks French.
        Assert.All(Enumerable.Range(0, 24), hour => Assert.True(PeopleThere(scenario, hour) >= 2));
        Assert.Contains(Enumerable.Range(0, 24), hour => !setup.Agents.Values.Any(agent => IsThere(agent, hour) && agent.Languages.Contains("fr")));
    }

    [Theory]
    [InlineData("online-shop.json")]
    [InlineData("telecom.json")]
    public void Customers_of_every_class_have_thirty_things_to_say(string file)
    {
        var scenario = Read(file);

        Assert.All(scenario.Classes, c => Assert.True(scenario.Setup!.Utterances[c.Name].Sum(l => l.Value.Distinct().Count()) >= 30, c.Name));
    }

    private static double Work(Scenario scenario, ContactClass contactClass)
    {
        var serving = scenario.Pools.Where(p => p.Serves.ContainsKey(contactClass.Name)).ToLookup(p => IsOfBots(scenario, p), p => p.Serves[contactClass.Name]);
        var best = serving[false].Min(service => service.Service.Mean);
        // What a bot resolves comes to nobody; of the rest, two chats at a time.
        var left = serving[true].Select(service => 1 - service.Resolve).DefaultIfEmpty(1).Min();
        return left * (best + scenario.Setup!.Manners.WrapUp.Mean) / (contactClass.Channel == Channel.Chat ? 2 : 1);
    }

    private static bool IsOfBots(Scenario scenario, AgentPool pool) => pool.AgentIds.All(id => scenario.Setup?.Agents.GetValueOrDefault(id)?.Kind == AgentKind.Bot);

    private static int PeopleThere(Scenario scenario, int hour) => scenario.Pools.Where(p => !IsOfBots(scenario, p)).SelectMany(p => p.AgentIds).Count(id => IsThere(scenario.Setup!.Agents[id], hour));

    /// <summary>On shift in the middle of an hour of the profiles, at table or not; where shifts count they start at 09:00 UTC, as simulations do.</summary>
    private static bool IsThere(AgentProfile agent, int hour) =>
        agent.Kind == AgentKind.Person && agent.Shifts?.At(new DateTimeOffset(2026, 1, 5, 9, 30, 0, TimeSpan.Zero).AddHours(hour)).Phase != ShiftPhase.Off;

    private static Scenario Read(string file) => ScenarioReader.ReadFile(Path.Combine(Folder, file));

    private static IEnumerable<string> Files() => Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileName(f)!);
}
