using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class ShippedScenariosTests
{
    private const int BusyHours = 9;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Scenarios");

    public static TheoryData<string> All => [.. Files()];

    [Fact]
    public void Four_are_shipped() =>
        Assert.Equal(["online-shop.json", "overseas-help-desk.json", "small-team.json", "telecom.json"], Files().Order());

    [Fact]
    public void References_of_known_optimum_can_be_solved() => Assert.All(new[] { "x1", "n1", "n1b", "w1" }.Select(name => Path.Combine(Folder, "Reference", $"{name}.json")), file =>
        Assert.Empty(MarkovModelRules.Check(ScenarioModel.Of(ScenarioReader.ReadFile(file)))));

    [Theory]
    [MemberData(nameof(All))]
    public void Busy_hours_are_at_80_to_90_percent_occupancy(string file)
    {
        var scenario = Read(file);
        var agents = scenario.Pools.Sum(p => p.AgentIds.Length);
        var byHour = Enumerable.Range(0, 24).Select(hour => scenario.Classes.Sum(c => c.Arrivals.RateAt(hour * 60) * Work(scenario, c)) / agents).ToList();

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
    public void Rules_intents_tiers_callbacks_and_opening_hours_are_shown_and_valid(string file)
    {
        var setup = Read(file).Setup!;

        Assert.All(setup.Groups.Values, rules => Assert.Empty(GroupRulesRules.Check(rules)));
        Assert.All(setup.Groups.Values, rules => Assert.Empty(RuleQueues.Missing(rules, setup.Queues.Keys.ToHashSet())));
        Assert.All(setup.Queues, queue => Assert.Empty(QueueConfigRules.Check(queue.Key, queue.Value)));
        Assert.Contains(setup.Groups.Values, rules => rules is { Rules.IsEmpty: false, Intents.IsEmpty: false, TierPriority.IsEmpty: false });
        Assert.Contains(setup.Queues.Values, queue => queue.OpeningHours is not null);
        Assert.Contains(setup.Queues.Values, queue => queue.Overflow.Any(rule => rule.OfferCallback));
        Assert.True(setup.Manners.CallbackShare > 0);
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
        var best = scenario.Pools.Where(p => p.Serves.ContainsKey(contactClass.Name)).Min(p => p.Serves[contactClass.Name].Service.Mean);
        // Two chats at a time.
        return (best + scenario.Setup!.Manners.WrapUp.Mean) / (contactClass.Channel == Channel.Chat ? 2 : 1);
    }

    private static Scenario Read(string file) => ScenarioReader.ReadFile(Path.Combine(Folder, file));

    private static IEnumerable<string> Files() => Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileName(f)!);
}
