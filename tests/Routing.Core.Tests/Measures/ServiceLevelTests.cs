namespace Routing.Core.Tests;

public sealed class ServiceLevelTests
{
    [Fact]
    public void Each_of_the_five_variants_has_its_own_figure() // case 13
    {
        var level = ServiceLevel.Of(new QueueTally
        {
            Day = new DateOnly(2026, 3, 2),
            Answered = 1000,
            Abandoned = 60,
            AnsweredInTime = 860,
            AbandonedInTime = 20,
            AbandonedShort = 10,
        });
        Assert.Equal(83.0, level.AbandonsInTimeCountAsMet!.Value, 1);
        Assert.Equal(86.0, level.AnsweredOnly!.Value, 1);
        Assert.Equal(81.1, level.AbandonsCountAsMissed!.Value, 1);
        Assert.Equal(82.7, level.AbandonsInTimeLeftOut!.Value, 1);
        Assert.Equal(82.1, level.ShortAbandonsCountAsMet!.Value, 1);
    }

    [Fact]
    public void With_nothing_to_count_there_is_no_figure()
    {
        var none = ServiceLevel.Of(new QueueTally { Day = new DateOnly(2026, 3, 2) });
        Assert.Null(none.AnsweredOnly);
        Assert.Null(none.AbandonsInTimeCountAsMet);
        var allLeftOut = ServiceLevel.Of(new QueueTally { Day = new DateOnly(2026, 3, 2), Abandoned = 3, AbandonedInTime = 3 });
        Assert.Null(allLeftOut.AbandonsInTimeLeftOut);
        Assert.Equal(100, allLeftOut.AbandonsInTimeCountAsMet);
    }
}
