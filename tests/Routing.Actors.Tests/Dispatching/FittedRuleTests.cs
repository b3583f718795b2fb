using System.Collections.Immutable;
using System.Text.Json;

namespace Routing.Actors.Tests;

/// <summary>Two queues, two homes of two agents; the rule given holds a contact rather than have it served abroad.</summary>
public sealed class FittedRuleTests
{
    [Fact]
    public void A_contact_is_held_for_an_agent_at_home_and_the_record_says_by_which_rule()
    {
        using var center = Busy(new Given(Homely));
        Assert.Equal(ContactState.Queued, center.State("c-3"));
        Assert.Equal(["a-0", "a-1"], new[] { "c-1", "c-2" }.Select(contact => center.AgentOf(contact)!).Order());

        var first = center.AgentOf("c-1");
        center.Complete("c-1");

        Assert.Equal(first, center.AgentOf("c-3"));
        var decision = Decision(center, "c-3");
        Assert.Equal(DecisionRules.Fitted, decision.Rule);
        Assert.Contains(decision.Alternatives, alternative => alternative is { Queue: "a", Home: "11 a=8 b=3", Value: > 0 });
    }

    [Fact]
    public void With_two_slots_each_the_fifth_contact_is_held_for_the_first_slot_to_come_free()
    {
        using var center = Busy(new Given(Homely), slots: 2);
        Assert.All(Enumerable.Range(1, 4), n => Assert.StartsWith("a-", center.AgentOf($"c-{n}")));
        Assert.Equal(ContactState.Queued, center.State("c-5"));

        var first = center.AgentOf("c-2");
        center.Complete("c-2");

        Assert.Equal(first, center.AgentOf("c-5"));
        Assert.Equal(DecisionRules.Fitted, Decision(center, "c-5").Rule);
    }

    [Fact]
    public void A_hold_ends_though_nothing_else_happens()
    {
        using var center = Busy(new Given(Homely));
        center.After(25);
        Assert.Equal(ContactState.Queued, center.State("c-3"));

        center.After(15);

        Assert.StartsWith("b-", center.AgentOf("c-3"));
        Assert.Equal(DecisionRules.Starting, Decision(center, "c-3").Rule);
    }

    [Fact]
    public void A_rule_outlives_a_restart_and_not_a_change_of_its_queues()
    {
        using var center = Busy(new Given(Homely));
        center.Abandon("c-3");
        center.Restart();
        center.Arrives("c-4", "a", with: Needs("a"));
        Assert.Equal(ContactState.Queued, center.State("c-4"));

        center.Reconfigure("a", queue => queue with { UnresolvedCost = 5 });

        Assert.StartsWith("b-", center.AgentOf("c-4"));
    }

    public static TheoryData<string> Failures => ["throws", "throws at once", "never ends", "is called off", "gives weights that are no numbers"];

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_fit_that_fails_or_takes_long_holds_up_nobody(string how)
    {
        var given = new Given(model => how switch
        {
            "throws" => ValueTask.FromException<FittedRule?>(new InvalidOperationException("no fit")),
            "throws at once" => throw new InvalidOperationException("no fit"),
            "never ends" => new ValueTask<FittedRule?>(new TaskCompletionSource<FittedRule?>().Task),
            "is called off" => ValueTask.FromResult<FittedRule?>(null),
            _ => ValueTask.FromResult<FittedRule?>(Rule(model, double.NaN)),
        });
        using var center = Busy(given);

        foreach (var contact in new[] { "c-1", "c-2", "c-3" }) Assert.Equal((ContactState.Handling, DecisionRules.Starting), (center.State(contact), Decision(center, contact).Rule));
        Assert.Equal(1, given.Asked);
    }

    private static ValueTask<FittedRule?> Homely(MarkovModel model) => ValueTask.FromResult<FittedRule?>(Rule(model, -1));

    /// <summary>256 contacts served in peace, by which a fit is asked for; then both agents of home a get all they can take, and one more comes.</summary>
    private static Center Busy(IFitter fitter, int slots = 1)
    {
        var center = new Center(fitter: fitter);
        foreach (var queue in new[] { "a", "b" }) center.Queue(queue, q => q with { AutoAccept = true });
        foreach (var home in new[] { "a", "b" })
        {
            for (var n = 0; n < 2; n++) center.Agent($"{home}-{n}", "a b", agent => agent with { MaxConcurrent = slots, Channels = agent.Channels.SetItem(Channel.Chat, slots).SetItem(Channel.Voice, slots), Skills = Skills(home) });
        }
        for (var n = 0; n < 128; n++)
        {
            foreach (var queue in new[] { "a", "b" })
            {
                center.Arrives($"{queue}-{n}", queue, customer: $"{queue}-{n}", with: Needs(queue));
                center.After(3);
                center.Complete($"{queue}-{n}", resolved: center.Contact($"{queue}-{n}").Live!.Agent!.StartsWith(queue, StringComparison.Ordinal));
            }
        }
        for (var n = 1; n <= (2 * slots) + 1; n++) center.Arrives($"c-{n}", "a", customer: $"c-{n}", with: Needs("a"));
        return center;
    }

    private static Func<ContactRequest, ContactRequest> Needs(string queue) => request => request with { Requirements = [new SkillLevel(queue)], Intent = queue };

    private static ImmutableDictionary<string, int> Skills(string home) => new[] { "a", "b" }.ToImmutableDictionary(skill => skill, skill => skill == home ? 8 : 3);

    private static DecisionRecord Decision(Center center, string contact)
    {
        using var offered = JsonDocument.Parse(center.Events(contact).Last(e => e.Type == "contact.offered").Data);
        return offered.RootElement.GetProperty("decision").Deserialize(ApiJson.Default.DecisionRecord)!;
    }

    /// <summary>Worth 10 at home, and something abroad.</summary>
    private static FittedRule Rule(MarkovModel model, double abroad)
    {
        var pairs = new Pairs(model);
        return new FittedRule
        {
            Model = model,
            Form = RuleForm.Small,
            // Pools are in the order of their homes: that of b first.
            Weights = [.. Enumerable.Range(0, pairs.Count).Select(p => ImmutableArray.Create([pairs.Class[p] != pairs.Pool[p] ? 10 : abroad, .. new double[FittedRule.WeightsOf(model, RuleForm.Small, p) - 1]]))],
            Slack = [.. new double[pairs.Count]],
            Caps = [5, 5],
        };
    }

    private sealed class Given(Func<MarkovModel, ValueTask<FittedRule?>> fit) : IFitter
    {
        public int Asked { get; private set; }

        public ValueTask<FittedRule?> Fit(MarkovModel model)
        {
            Asked++;
            return fit(model);
        }
    }
}
