using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class PlayerTests
{
    private readonly ManualClock _clock = new();
    private readonly FakeRoutingPort _port;

    public PlayerTests() => _port = new FakeRoutingPort(_clock);

    [Fact]
    public async Task Customers_come_are_served_or_leave_and_all_are_accounted_for()
    {
        var report = await Play(Plays.TwoAgents, TimeSpan.FromHours(10));

        var queue = report.Queues["a"];
        Assert.InRange(queue.Arrived, 800, 1000);
        Assert.Equal(queue.Arrived, queue.Served + queue.Abandoned);
        // M/M/2+M with load 1.5 on 2 and patience of 4: about an eighth leaves.
        Assert.InRange(queue.Abandoned / (double)queue.Arrived, 0.05, 0.2);
        Assert.True(report.End!.Drained);
        Assert.All(report.Promises, promise => Assert.Equal(0, promise.Broken));
        Assert.All(report.Promises, promise => Assert.True(promise.Checked > 0, promise.Promise));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_play_and_another_gives_another()
    {
        async Task<List<string>> Calls(long seed)
        {
            var clock = new ManualClock();
            var port = new FakeRoutingPort(clock);
            await Plays.Play(Plays.TwoAgents, new PlayOptions { Seed = seed, Duration = TimeSpan.FromHours(2), LeaveAtEnd = false }, port, clock);
            return port.Calls;
        }

        var first = await Calls(5);

        Assert.Equal(first, await Calls(5));
        Assert.NotEqual(first, await Calls(6));
    }

    [Fact]
    public async Task With_more_agents_the_same_customers_come_at_the_same_time()
    {
        async Task<List<string>> Creates(int agents)
        {
            var clock = new ManualClock();
            var port = new FakeRoutingPort(clock);
            await Plays.Play(Plays.TwoAgents.Replace("\"agents\":2", $"\"agents\":{agents}", StringComparison.Ordinal), new PlayOptions { Duration = TimeSpan.FromHours(1) }, port, clock);
            return [.. port.Calls.Where(c => c.Contains("create", StringComparison.Ordinal))];
        }

        Assert.Equal(await Creates(2), await Creates(4));
    }

    [Fact]
    public async Task At_speed_ten_the_clock_runs_a_tenth_as_long_and_waits_are_told_in_scenario_time()
    {
        var atOnce = await Play(Plays.TwoAgents, TimeSpan.FromHours(5));
        var clock = new ManualClock();
        var hastened = await Plays.Play(Plays.TwoAgents, new PlayOptions { Duration = TimeSpan.FromHours(5), Speed = 10 }, new FakeRoutingPort(clock), clock);

        Assert.InRange(hastened.WallSeconds, 1_750, 2_000);
        Assert.Equal(atOnce.Queues["a"].Served, hastened.Queues["a"].Served, tolerance: 2L);
        Assert.InRange(hastened.AnswerSeconds.Mean, atOnce.AnswerSeconds.Mean * 0.95, atOnce.AnswerSeconds.Mean * 1.05);
    }

    [Fact]
    public async Task Agents_decline_and_let_expire_as_often_as_the_scenario_says_and_come_back()
    {
        var json = WithSetup("""{"manners":{"declineShare":0.1,"noAnswerShare":0.05,"backAfter":{"deterministic":{"value":2}}}}""");

        var report = await Play(json, TimeSpan.FromHours(10));

        var offers = (double)report.Queues["a"].Offers;
        Assert.InRange(report.Calls["decline"].RoundTripSeconds.Count / offers, 0.07, 0.13);
        Assert.True(report.Calls["presence"].RoundTripSeconds.Count > 10, "those who were set not-ready come back");
        Assert.Equal(report.Queues["a"].Arrived, report.Queues["a"].Served + report.Queues["a"].Abandoned);
        Assert.True(report.AllKept);
    }

    /// <summary>Who waits for a call loses no patience.</summary>
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(0.5, 0.3, 0.7)]
    public async Task Offered_a_callback_some_customers_hang_up_and_wait_for_it(double share, double least, double most)
    {
        _port.OffersCallbacks = true;

        var report = await Play(WithSetup($"{{\"manners\":{{\"callbackShare\":{share.ToString(System.Globalization.CultureInfo.InvariantCulture)}}}}}"), TimeSpan.FromHours(2));

        var waitForIt = _port.Calls.Count(call => call.Contains(" requestCallback ", StringComparison.Ordinal)) / (double)report.Queues["a"].Arrived;
        Assert.InRange(waitForIt, least, most);
        Assert.Equal(share == 1, report.Queues["a"].Abandoned == 0);
        Assert.True(report.AllKept);
    }

    [Fact]
    public async Task Customers_speak_the_language_of_their_community()
    {
        var json = WithSetup("""
            {"communities":[{"language":"zh","region":"cn","share":0.5},{"language":"en","share":0.5}],"names":{"zh":["王芳"],"en":["Ann Lee"]},
             "utterances":{"a":{"zh":["洗衣机漏水"],"en":["My washer leaks"]}}}
            """);

        await Play(json, TimeSpan.FromHours(1));

        Assert.Contains(_port.Calls, call => call.Contains("洗衣机漏水", StringComparison.Ordinal));
        Assert.Contains(_port.Calls, call => call.Contains("My washer leaks", StringComparison.Ordinal));
        Assert.All(_port.Customers.Values, customer => Assert.Equal(customer.Language == "zh" ? "王芳" : "Ann Lee", customer.Name));
    }

    [Fact]
    public async Task Unresolved_contacts_come_back()
    {
        var report = await Play(Plays.TwoAgents.Replace("{\"name\":\"two", "{\"callbackUnresolved\":true,\"returnDelay\":{\"deterministic\":{\"value\":5}},\"name\":\"two", StringComparison.Ordinal), TimeSpan.FromHours(5));

        Assert.Contains(_port.Calls, call => call.Contains("-r1 ", StringComparison.Ordinal));
        Assert.True(report.AllKept);
    }

    [Fact]
    public async Task A_server_that_cannot_take_contacts_breaks_no_promise_by_it()
    {
        _port.IsDown = true;

        var report = await Play(Plays.TwoAgents, TimeSpan.FromMinutes(10));

        Assert.Equal(0, report.Queues["a"].Served);
        Assert.False(report.End!.Drained);
        Assert.True(report.AllKept);
    }

    [Fact]
    public async Task Contacts_that_could_not_be_handed_in_are_handed_in_again_until_they_are_taken()
    {
        _port.IsDown = true;
        using var back = _clock.CreateTimer(_ => _port.IsDown = false, null, TimeSpan.FromMinutes(10), Timeout.InfiniteTimeSpan);

        var report = await Play(Plays.TwoAgents, TimeSpan.FromMinutes(30));

        Assert.True(report.End!.Drained);
        Assert.Equal(report.Queues["a"].Arrived, report.Queues["a"].Served + report.Queues["a"].Abandoned);
        Assert.True(report.AllKept);
    }

    [Fact]
    public async Task When_calls_take_too_long_customers_come_late_and_the_lag_is_told()
    {
        var hold = _port.HoldCreates = new TaskCompletionSource();
        using var release = _clock.CreateTimer(_ =>
        {
            _port.HoldCreates = null;
            hold.SetResult();
        }, null, TimeSpan.FromMinutes(30), Timeout.InfiniteTimeSpan);

        var report = await Plays.Play(Plays.TwoAgents, new PlayOptions { Duration = TimeSpan.FromHours(1), MaxCalls = 4, DrainLimit = TimeSpan.FromMinutes(30) }, _port, _clock);

        Assert.InRange(report.LagSeconds.Max, 20 * 60, 30 * 60);
        Assert.True(report.Queues["a"].Arrived > 50);
        Assert.True(report.AllKept);
    }

    private static string WithSetup(string setup) => Plays.TwoAgents.Replace("{\"name\":\"two", $"{{\"setup\":{setup},\"name\":\"two", StringComparison.Ordinal);

    private Task<PlayReport> Play(string json, TimeSpan duration) =>
        Plays.Play(json, new PlayOptions { Duration = duration, DrainLimit = TimeSpan.FromMinutes(30) }, _port, _clock);
}
