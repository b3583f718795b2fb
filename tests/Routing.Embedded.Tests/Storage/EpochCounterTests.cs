namespace Routing.Embedded.Tests;

public sealed class EpochCounterTests
{
    [Fact]
    public void More_is_reserved_when_half_is_used_and_not_before()
    {
        var counter = new EpochCounter(last: 100, block: 10);
        Assert.Equal(110, counter.Wanted);
        for (var i = 0; i < 5; i++) counter.Next();
        Assert.Equal(110, counter.Wanted);
        counter.Next();
        Assert.Equal(116, counter.Wanted);
        Assert.Equal(110, counter.Reserved);

        counter.Renew(counter.Wanted);
        Assert.Equal(116, counter.Reserved);
    }

    [Fact]
    public async Task Claims_go_on_past_a_reservation_and_stay_unique_after_a_restart()
    {
        using var data = new DataDirectory();
        var last = 0L;
        for (var restart = 0; restart < 2; restart++)
        {
            using var store = SqliteStore.Open(data.File);
            for (var i = 0; i < StorageLimits.LastingEpochs * 5 / 2; i++)
            {
                var epoch = await store.Epoch(ActorKey.Agent("li-na"));
                Assert.True(epoch > last);
                last = epoch;
            }
        }
    }
}
