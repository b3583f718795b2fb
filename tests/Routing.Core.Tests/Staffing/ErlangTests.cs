namespace Routing.Core.Tests;

/// <summary>Erlang C and A against reference values of others.</summary>
public sealed class ErlangTests
{
    [Fact]
    public void Two_hundred_calls_an_hour_of_three_minutes_at_fourteen_agents()
    {
        var figures = Erlang.Figures(new StaffingLoad(200, 180), 14, 20);

        Assert.Equal(.174132, figures.Waits, 6);
        Assert.Equal(.888350, figures.InTime, 6);
        Assert.Equal(7.8359, figures.MeanWaitSeconds, 4);
        Assert.Equal(.714286, figures.Occupancy, 6);
    }

    [Theory]
    [InlineData(100, 1, 100, .513299, .039861)]
    [InlineData(48, .5, 50, .467774, .030912)]
    public void Customers_who_leave(double rate, double leaveRate, int agents, double waits, double leaves)
    {
        // A unit of time is an hour: handle times have mean one.
        var figures = Erlang.Figures(new StaffingLoad(rate, 3600, 3600 / leaveRate), agents, 20);

        Assert.Equal(waits, figures.Waits, 6);
        Assert.Equal(leaves, figures.Abandoned, 6);
        Assert.Equal(rate * (1 - leaves) / agents, figures.Occupancy, 5);
    }

    [Fact]
    public void Customers_of_great_patience_are_those_of_Erlang_C()
    {
        var patient = Erlang.Figures(new StaffingLoad(200, 180), 14, 20);
        var nearly = Erlang.Figures(new StaffingLoad(200, 180, 1e7), 14, 20);

        Assert.Equal(patient.InTime, nearly.InTime, 4);
        Assert.Equal(patient.MeanWaitSeconds, nearly.MeanWaitSeconds, 2);
    }

    [Theory]
    [InlineData(2000, 300, 100, 60)]
    [InlineData(5000, 300, 100, 100_000)]
    public void More_work_than_agents_can_do_leaves_unanswered(double perHour, double handle, int agents, double patience)
    {
        var figures = Erlang.Figures(new StaffingLoad(perHour, handle, patience), agents, 20);

        // What the agents can do is done; the rest leaves.
        Assert.Equal(1 - (agents * 3600 / handle / perHour), figures.Abandoned, 2);
        Assert.Equal(1, figures.Occupancy, 2);
    }

    [Fact]
    public void Work_that_piles_up_without_end_is_told_so()
    {
        Assert.Equal(double.PositiveInfinity, Erlang.Figures(new StaffingLoad(100, 3600), 100, 20).MeanWaitSeconds);
        Assert.Equal(0, Erlang.Figures(new StaffingLoad(10, 300), 0, 20).InTime);
        Assert.Equal(1, Erlang.Figures(new StaffingLoad(0, 300), 0, 20).InTime);
    }
}
