using System.Collections.Immutable;

namespace Routing.Core.Tests;

public sealed class BasePriorityTests
{
    private static readonly GroupRules Rules = new()
    {
        TierPriority = ImmutableDictionary<string, double>.Empty.Add("diamond", 20).Add("gold", 10),
        RepeatContactPriority = 5,
        DissatisfiedPriority = 8,
    };

    private static PastContact Past(double daysAgo, string intent = "repair", int? rating = null) => new()
    {
        ContactId = "c",
        Agent = "a",
        Queue = "q",
        Intent = intent,
        EndedAt = Given.Noon.AddDays(-daysAgo),
        Satisfaction = rating,
    };

    private static BasePriority Of(string tier = "standard", int urgency = 0, params PastContact[] newestFirst) => BasePriority.Of(
        Rules,
        new ContactRequest { Id = "c-1", CustomerId = "u-1", Channel = Channel.Chat, Urgency = urgency },
        "repair",
        new CustomerRecord { Profile = new CustomerProfile { Tier = tier }, Recent = [.. newestFirst] },
        Given.Noon);

    [Fact]
    public void A_plain_customer_has_none()
    {
        Assert.Equal(0, Of().Points);
        Assert.Empty(Of().Parts);
    }

    [Fact]
    public void Every_part_is_named_and_they_add_up()
    {
        var priority = Of("diamond", urgency: 3, Past(2, rating: 1));
        Assert.Equal(36, priority.Points);
        Assert.Equal(["tier 20", "urgency 3", "repeatContact 5", "dissatisfied 8"], priority.Parts.Select(p => $"{p.Name} {p.Points}"));
    }

    [Theory]
    [InlineData(6.9, "repair", 5)]
    [InlineData(7.1, "repair", 0)]
    [InlineData(1, "refund", 0)]
    public void Back_within_a_week_about_the_same_thing_is_a_repeat(double daysAgo, string intent, double points) =>
        Assert.Equal(points, Of(newestFirst: Past(daysAgo, intent)).Points);

    [Fact]
    public void Only_the_last_rating_counts()
    {
        Assert.Equal(8, Of(newestFirst: [Past(10), Past(20, rating: 2), Past(30, rating: 5)]).Points);
        Assert.Equal(0, Of(newestFirst: [Past(10, rating: 4), Past(20, rating: 1)]).Points);
    }

    [Fact]
    public void A_customer_can_be_asked_to_step_back() => Assert.Equal(-100, Of(urgency: -100).Points);
}
