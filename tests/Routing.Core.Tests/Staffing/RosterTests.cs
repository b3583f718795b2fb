using System.Collections.Immutable;

namespace Routing.Core.Tests;

/// <summary>Who is at work by their shifts, and whom an agent of several queues is counted for.</summary>
public sealed class RosterTests
{
    [Fact]
    public void Agents_of_several_queues_go_where_most_lack_after_those_of_one()
    {
        var needed = new Dictionary<string, int> { ["advice"] = 2, ["repair"] = 2, ["vip"] = 0 };
        (string, ImmutableArray<string>)[] present = [("both-1", ["advice", "repair"]), ("both-2", ["advice", "repair"]), ("a-1", ["advice"]), ("a-2", ["advice"]), ("stranger", ["elsewhere"])];

        var shared = RosterSharing.Of(present, needed);

        Assert.Equal(["a-1", "a-2"], shared["advice"]);
        Assert.Equal(["both-1", "both-2"], shared["repair"]);
        Assert.Empty(shared["vip"]);
    }

    [Fact]
    public void A_small_queue_gets_its_share_beside_a_large_one()
    {
        var needed = new Dictionary<string, int> { ["large"] = 10, ["small"] = 1 };
        var shared = RosterSharing.Of(Enumerable.Range(0, 6).Select(n => ($"b-{n}", ImmutableArray.Create("large", "small"))), needed);
        Assert.Equal((5, 1), (shared["large"].Count, shared["small"].Count));
    }

    [Fact]
    public void Breaks_are_off_the_roster_and_half_a_half_hour_counts()
    {
        RuleHours Hours(string from, string to) => new() { From = from, To = to, TimeZone = "Asia/Shanghai" };
        var plan = new ShiftPlan { Hours = [Hours("09:15", "12:10")], Breaks = [new ShiftBreak { Reason = "tea", Hours = Hours("10:00", "10:30") }] };
        var nine = new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

        var worked = RosterTimes.Of(plan, [.. Enumerable.Range(0, 8).Select(n => nine.AddMinutes(30 * n))]);

        Assert.Equal([true, true, false, true, true, true, false, false], worked);
    }

    [Fact]
    public void Slots_are_of_the_places_own_clock_also_where_it_skips_an_hour()
    {
        var clock = new SlotClock(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        var (spring, autumn) = (new DateOnly(2026, 3, 29), new DateOnly(2026, 10, 25));

        Assert.Null(clock.StartOf(spring, 4));
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero), clock.StartOf(spring, 6));
        Assert.Equal(clock.Of(new DateTimeOffset(2026, 10, 25, 0, 15, 0, TimeSpan.Zero)), clock.Of(new DateTimeOffset(2026, 10, 25, 1, 15, 0, TimeSpan.Zero)));
        Assert.Equal((autumn, 4), clock.Of(clock.StartOf(autumn, 4)!.Value));
    }
}
