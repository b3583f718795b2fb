namespace Routing.Core.Tests.Customers;

/// <summary>A customer's profile by version, and a short memory in which each contact counts once.</summary>
public class CustomerDeciderTests
{
    private static PastContact Past(string contact, int minute, int? satisfaction = null) => new()
    {
        ContactId = contact,
        Agent = "a",
        Queue = "q",
        Intent = "repair",
        EndedAt = Given.Noon.AddMinutes(minute),
        Satisfaction = satisfaction,
    };

    private static CustomerRecord Remembering(params PastContact[] contacts) => contacts.Aggregate(CustomerRecord.Unknown with { Version = 1 }, CustomerDecider.Remember);

    private static string Told(CustomerRecord customer) => string.Join(' ', customer.Recent.Select(past => past.ContactId));

    [Theory]
    [InlineData(0, null, ConfigureOutcome.Created, 1)]
    [InlineData(0, 0L, ConfigureOutcome.Created, 1)]
    [InlineData(2, 2L, ConfigureOutcome.Replaced, 3)]
    [InlineData(2, 1L, ConfigureOutcome.VersionConflict, 2)]
    public void Configure(long version, long? expected, ConfigureOutcome outcome, long after)
    {
        var turn = CustomerDecider.Configure(CustomerRecord.Unknown with { Version = version }, "u-1", new CustomerProfile { Tier = "gold" }, expected);

        Assert.Equal((outcome, after), (turn.Outcome, turn.State.Version));
    }

    [Theory]
    [InlineData(0, null, ConfigureOutcome.Absent)]
    [InlineData(2, 1L, ConfigureOutcome.VersionConflict)]
    [InlineData(2, 2L, ConfigureOutcome.Replaced)]
    public void Delete(long version, long? expected, ConfigureOutcome outcome) =>
        Assert.Equal(outcome, CustomerDecider.Delete(CustomerRecord.Unknown with { Version = version }, expected).Outcome);

    [Fact]
    public void WhoIsKnownByPastContactsAlone_isForgottenLikeAnyOther() =>
        Assert.Equal((ConfigureOutcome.Replaced, ""), CustomerDecider.Delete(Remembering(Past("c-1", 1)) with { Version = 0 }, null) is var turn ? (turn.Outcome, Told(turn.State)) : default);

    [Fact]
    public void TheNewestIsRememberedFirst_whateverOrderTheyAreToldIn() =>
        Assert.Equal("c-3 c-2 c-1", Told(Remembering(Past("c-2", 2), Past("c-3", 3), Past("c-1", 1))));

    [Fact]
    public void WhoWasDeleted_isNotBroughtBackByALateWord() =>
        Assert.Same(CustomerRecord.Unknown, CustomerDecider.Remember(CustomerRecord.Unknown, Past("c-1", 1)));

    [Fact]
    public void WhoWasNeverPut_hasTheHistoryOfWhoIsMergedIntoThem() =>
        Assert.Equal("c-1", Told(CustomerDecider.Absorb(CustomerRecord.Unknown, Remembering(Past("c-1", 1)))));

    [Fact]
    public void AContactToldAgain_changesNothing_orTakesThePlaceOfItsEarlierCopy()
    {
        var customer = Remembering(Past("c-1", 1), Past("c-2", 2));

        Assert.Same(customer, CustomerDecider.Remember(customer, Past("c-1", 1)));
        var rated = CustomerDecider.Remember(customer, Past("c-1", 1, satisfaction: 2));
        Assert.Equal(("c-2 c-1", 2), (Told(rated), rated.Recent[1].Satisfaction));
    }

    [Fact]
    public void TheCustomersOwnScore_takesThePlaceOfTheAgentsFigure_andStays()
    {
        var customer = Remembering(Past("c-1", 1, satisfaction: 5), Past("c-2", 2));
        var rated = CustomerDecider.Rate(customer, "c-1", 2);
        Assert.Equal((2, true), (rated.Recent[1].Satisfaction, rated.Recent[1].IsRated));
        Assert.Same(rated, CustomerDecider.Rate(rated, "c-1", 2));
        Assert.Same(rated, CustomerDecider.Rate(rated, "c-9", 2));

        // Told once more by an agent that was killed before it noted the answer.
        Assert.Equal(2, CustomerDecider.Remember(rated, Past("c-1", 1, satisfaction: 5)).Recent[1].Satisfaction);
        Assert.Equal(4, CustomerDecider.Rate(rated, "c-1", 4).Recent[1].Satisfaction);
    }

    [Fact]
    public void OnlySoManyAreRemembered_theOldestGoes()
    {
        var customer = Remembering([.. Enumerable.Range(1, 25).Select(n => Past($"c-{n}", n))]);

        Assert.Equal((CustomerRecord.MaxRecent, "c-25", "c-6"), (customer.Recent.Length, customer.Recent[0].ContactId, customer.Recent[^1].ContactId));
    }

    [Fact]
    public void OnePersonUnderTwoIds_hasTheHistoryOfBoth_andTheProfileOfTheOneThatStays()
    {
        var stays = Remembering(Past("c-1", 1)) with { Profile = new CustomerProfile { Tier = "gold", Addresses = ["+1"] } };
        var goes = Remembering(Past("c-2", 2)) with { Profile = new CustomerProfile { Tier = "standard", Language = "zh", Addresses = ["+1", "+2"] } };
        var merged = CustomerDecider.Absorb(stays, goes);

        Assert.Equal(("c-2 c-1", "gold", "zh"), (Told(merged), merged.Profile.Tier, merged.Profile.Language));
        Assert.Equal(["+1", "+2"], merged.Profile.Addresses.AsEnumerable());
    }
}
