namespace Routing.Core.Tests;

/// <summary>Who is tried on: the same for ever, in the share that was asked for.</summary>
public sealed class PilotArmsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly Pilot Half = new() { Name = "half", UsesDraft = true, Share = .65 };

    /// <summary>As another program reckons them: they must not change, or customers change sides with a release.</summary>
    [Theory]
    [InlineData(1, "u-1", PilotArms.InForce)]
    [InlineData(1, "u-3", PilotArms.Tried)]
    [InlineData(1, "u-4", PilotArms.Tried)]
    [InlineData(1, "u-5", PilotArms.InForce)]
    [InlineData(2, "u-4", PilotArms.Tried)]
    [InlineData(2, "u-3", PilotArms.InForce)]
    public void A_customer_stays_on_a_side(long run, string customer, string arm)
    {
        Assert.Equal(arm, PilotArms.Of(Half, run, customer, Noon));
        Assert.Equal(arm, PilotArms.Of(Half, run, customer, Noon.AddDays(3)));
    }

    [Theory]
    [InlineData(.1)]
    [InlineData(.5)]
    public void The_share_is_that_of_the_customers(double share)
    {
        var tried = Enumerable.Range(0, 10_000).Count(n => PilotArms.Of(Half with { Share = share }, 5, $"customer-{n}", Noon) == PilotArms.Tried);
        Assert.InRange(tried / 10_000.0, share - .015, share + .015);
    }

    [Fact]
    public void By_slices_all_customers_of_a_slice_are_on_one_side()
    {
        var sliced = Half with { SliceMinutes = 30 };
        Assert.Single(Enumerable.Range(0, 50).Select(n => PilotArms.Of(sliced, 1, $"u-{n}", Noon.AddMinutes(n % 30))).Distinct());
        Assert.Equal(2, Enumerable.Range(0, 50).Select(n => PilotArms.Of(sliced, 1, "u-1", Noon.AddMinutes(30 * n))).Distinct().Count());
    }
}
