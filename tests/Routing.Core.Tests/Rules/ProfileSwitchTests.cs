namespace Routing.Core.Tests.Rules;

/// <summary>Profiles switched by hand, with and without a calendar.</summary>
public sealed class ProfileSwitchTests
{
    /// <summary>A Friday.</summary>
    private static readonly DateTimeOffset Noon = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private static readonly RuleProfile ByHand = new() { Name = "incident" };
    private static readonly RuleProfile Office = new() { Name = "office", Hours = [new RuleHours { From = "09:00", To = "17:00", TimeZone = "UTC" }] };

    [Fact]
    public void By_hand_it_is_on_until_it_is_off()
    {
        var on = ProfileSwitch.On(ByHand);
        Assert.True(RuleBook.IsOn(on, Noon));
        Assert.Same(on, ProfileSwitch.On(on));
        var off = ProfileSwitch.Off(on, Noon);
        Assert.False(RuleBook.IsOn(off, Noon));
        Assert.Same(off, ProfileSwitch.Off(off, Noon));
        Assert.Equal(ByHand, off);
    }

    [Fact]
    public void One_that_the_calendar_has_on_is_off_for_the_rest_of_these_hours_and_on_with_the_next()
    {
        var off = ProfileSwitch.Off(ProfileSwitch.On(Office), Noon);
        Assert.Equal(Noon.AddHours(5), off.OffUntil);
        Assert.False(RuleBook.IsOn(off, Noon.AddHours(4)));
        Assert.True(RuleBook.IsOn(off, Noon.AddHours(21)));
        Assert.Same(off, ProfileSwitch.Off(off, Noon.AddHours(1)));
        Assert.True(RuleBook.IsOn(ProfileSwitch.On(off), Noon));
    }

    [Fact]
    public void Outside_its_hours_it_goes_back_to_them() => Assert.Equal(Office, ProfileSwitch.Off(ProfileSwitch.On(Office), Noon.AddHours(8)));

    [Fact]
    public void Hours_that_never_end_are_off_for_a_year()
    {
        var off = ProfileSwitch.Off(new RuleProfile { Name = "ever", Hours = [new RuleHours()] }, Noon);
        Assert.Equal(Noon.AddDays(366), off.OffUntil);
        Assert.Same(off, ProfileSwitch.Off(off, Noon.AddDays(1)));
    }

    [Fact]
    public void Only_the_one_named_is_switched_and_rules_without_it_are_the_same()
    {
        var rules = new GroupRules { Profiles = [ByHand, Office] };
        var switched = ProfileSwitch.In(rules, "incident", on: true, Noon);
        Assert.Equal([true, false], switched.Profiles.Select(profile => profile.On));
        Assert.Same(rules, ProfileSwitch.In(rules, "sale", on: true, Noon));
        Assert.Same(switched, ProfileSwitch.In(switched, "incident", on: true, Noon));
    }
}
