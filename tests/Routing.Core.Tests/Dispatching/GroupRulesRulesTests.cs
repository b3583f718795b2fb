using System.Collections.Immutable;

namespace Routing.Core.Tests;

public sealed class GroupRulesRulesTests
{
    [Fact]
    public void Empty_rules_and_full_ones_are_sound()
    {
        Assert.Empty(GroupRulesRules.Check(new GroupRules()));
        Assert.Empty(GroupRulesRules.Check(new GroupRules
        {
            DefaultQueue = "general",
            Intents = [new IntentRoute { Intent = "repair", Queue = "after-sales", Keywords = ["维修", "repair"], Requirements = [new("repair", 3)] }],
            TierPriority = ImmutableDictionary<string, double>.Empty.Add("diamond", 20),
            RepeatContactPriority = 5,
        }));
    }

    [Fact]
    public void Each_fault_names_its_field()
    {
        var faults = GroupRulesRules.Check(new GroupRules
        {
            DefaultQueue = "the general one",
            Intents = [new IntentRoute { Intent = "repair", Queue = "?", Keywords = [""] }, new IntentRoute { Intent = "repair", Requirements = [new("x", 11)] }],
            TierPriority = ImmutableDictionary<string, double>.Empty.Add("Diamond", double.NaN),
            DissatisfiedPriority = double.NegativeInfinity,
        });
        Assert.Equal(
            ["defaultQueue", "intents[0].queue", "intents[0].keywords[0]", "intents[1].requirements[0].minLevel", "intents[1]", "tierPriority.Diamond", "dissatisfiedPriority"],
            faults.Select(f => f.Field));
    }
}
