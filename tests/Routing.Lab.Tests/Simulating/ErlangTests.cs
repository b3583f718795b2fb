using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>The production actors against Erlang C and Erlang A: reference values of lab.md.</summary>
public sealed class ErlangTests
{
    private static readonly double InTime = 20.0 / 180;

    [Fact]
    public void Fourteen_agents_at_200_calls_an_hour_of_3_minutes_are_Erlang_C()
    {
        // In units of the mean handle time, 180 s: ten arrive in each.
        var result = Queueing.Simulate(Queueing.OnePool(14, (10, null, 0, 0)) with { WithinTimeUnits = InTime });

        var calls = result.Classes["class-1"];
        Queueing.Agrees(.174132, calls["pWaitOver0"]);
        Queueing.Agrees(.888350, calls["pWithin"]);
        Queueing.Agrees(7.8359 / 180, calls["meanWait"]);
        Queueing.Agrees(.714286, result.Pools["all"]["occupancy"]);
    }

    [Theory]
    [InlineData(100, 1, 100, .513299, .039861)]
    [InlineData(48, .5, 50, .467774, .030912)]
    public void Callers_who_leave_are_Erlang_A(double rate, double patienceRate, int agents, double waits, double leaves)
    {
        var result = Queueing.Simulate(Queueing.OnePool(agents, (rate, 1 / patienceRate, 0, 0)));

        var calls = result.Classes["class-1"];
        Queueing.Agrees(waits, calls["pWaitOver0"]);
        Queueing.Agrees(leaves, new Figure(calls["abandoned"].Value / calls["arrivals"].Value, calls["abandoned"].HalfWidth / calls["arrivals"].Value));
    }
}
