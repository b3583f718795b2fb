namespace Routing.Core.Tests;

public sealed class FamiliarityTests
{
    private static readonly AffinityRule Rule = new() { SavesShare = 0.25 };

    private static PastContact Met(string agent, double daysAgo, bool? resolved = true, int? rating = null) => new()
    {
        ContactId = $"c-{agent}-{daysAgo}",
        Agent = agent,
        Queue = "q",
        Intent = "repair",
        EndedAt = Given.Noon.AddDays(-daysAgo),
        Resolved = resolved,
        Satisfaction = rating,
    };

    private static AffinityBonus? Of(params PastContact[] newestFirst) =>
        Familiarity.Of(Rule, CustomerRecord.Unknown with { Recent = [.. newestFirst] }, null, 300, Given.Noon);

    [Fact]
    public void A_customer_never_served_knows_nobody() => Assert.Null(Of());

    [Fact]
    public void The_agent_of_a_moment_ago_saves_the_whole_share() => Assert.Equal(new AffinityBonus("a", 75), Of(Met("a", 0)));

    [Fact]
    public void After_a_month_half_is_left_and_after_a_year_nothing()
    {
        Assert.Equal(37.5, Of(Met("a", 30))!.WorthSeconds, 9);
        Assert.Null(Of(Met("a", 365)));
    }

    [Fact]
    public void The_last_agent_is_preferred_unless_another_is_known_much_better()
    {
        Assert.Equal("a", Of(Met("a", 1), Met("b", 3))!.Agent);
        Assert.Equal("b", Of(Met("a", 1, resolved: false), Met("b", 20), Met("b", 25))!.Agent);
    }

    [Fact]
    public void Who_was_rated_badly_last_gives_none_however_often_they_met()
    {
        Assert.Null(Of(Met("a", 1, rating: 2), Met("a", 2, rating: 5), Met("a", 3)));
        Assert.Equal("a", Of(Met("a", 1, rating: 5), Met("a", 2, rating: 1))!.Agent);
        Assert.Equal("b", Of(Met("a", 1, rating: 1), Met("b", 9))!.Agent);
    }

    [Fact]
    public void An_agent_asked_for_by_name_counts_as_known_and_affinity_off_as_nobody()
    {
        Assert.Equal(new AffinityBonus("z", 75), Familiarity.Of(Rule, CustomerRecord.Unknown, "z", 300, Given.Noon));
        Assert.Null(Familiarity.Of(Rule with { Enabled = false }, CustomerRecord.Unknown with { Recent = [Met("a", 0)] }, "z", 300, Given.Noon));
    }
}
