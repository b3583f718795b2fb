using System.Collections.Immutable;

namespace Routing.Core.Tests;

public sealed class CustomerTiersTests
{
    private static readonly GroupRules Rules = new()
    {
        CustomerTiers =
        [
            new TierRule { Tier = "diamond", When = [new AttributeCondition { Name = "spend", AtLeast = 10_000 }, new AttributeCondition { Name = "membership" }] },
            new TierRule { Tier = "gold", When = [new AttributeCondition { Name = "membership", Is = ["plus"] }] },
        ],
    };

    [Theory]
    [InlineData("12000", "plus", null, "diamond")]
    [InlineData("12000", null, null, "standard")]
    [InlineData("9999", "PLUS", null, "gold")]
    [InlineData("a lot", "plus", null, "gold")]
    [InlineData("12000", "plus", "silver", "silver")]
    public void The_first_that_fits_counts_and_what_is_set_by_hand_before_it(string? spend, string? membership, string? byHand, string tier) =>
        Assert.Equal(tier, CustomerTiers.Of(Rules, Customer(spend, membership, byHand)));

    [Fact]
    public void A_preview_counts_who_would_change_and_leaves_out_what_was_set_by_hand()
    {
        var preview = new TierPreview(Rules, Rules with { CustomerTiers = [Rules.CustomerTiers[1]] });
        preview.Look("u-1", Customer("12000", "plus", null));
        preview.Look("u-2", Customer(null, "plus", null));
        preview.Look("u-3", Customer("12000", "plus", "diamond"));
        var told = preview.Result(isWhole: true);
        Assert.Equal((3, 1, 1), (told.Customers, told.ByHand, told.Changed));
        Assert.Equal(("diamond → gold", 1), (Assert.Single(told.Moves).Key, told.Moves.Values.Single()));
        Assert.Equal(new TierChangeView("u-1", "diamond", "gold"), Assert.Single(told.Changes));
    }

    [Fact]
    public void Faults_are_told_at_their_place() => Assert.Equal(
        ["customerTiers[0].tier", "customerTiers[0].when", "customerTiers[1].when[0].atMost"],
        GroupRulesRules.Check(new GroupRules
        {
            CustomerTiers = [new TierRule { Tier = "" }, new TierRule { Tier = "gold", When = [new AttributeCondition { Name = "spend", AtLeast = 2, AtMost = 1 }] }],
        }).Select(fault => fault.Field));

    private static CustomerProfile Customer(string? spend, string? membership, string? byHand)
    {
        var attributes = ImmutableDictionary<string, string>.Empty;
        if (spend is not null) attributes = attributes.Add("spend", spend);
        if (membership is not null) attributes = attributes.Add("membership", membership);
        return new CustomerProfile { Tier = byHand, Attributes = attributes };
    }
}
