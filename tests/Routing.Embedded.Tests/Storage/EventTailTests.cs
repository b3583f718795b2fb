namespace Routing.Embedded.Tests;

public sealed class EventTailTests
{
    private static readonly ActorKey Queue = ActorKey.Queue("after-sales");
    private readonly PooledBuffer _frames = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_read_is_what_was_published_as_far_back_as_memory_reaches(int seed)
    {
        var random = new Random(seed);
        var tail = new EventTail(newest: 70, capacity: 8192);
        var newest = 70L;
        var fromMemory = 0;
        for (var round = 0; round < 2000; round++)
        {
            newest = Publish(tail, newest, random.Next(1, 9));
            Assert.Equal(newest, tail.Newest);
            var after = newest - random.Next(0, 60);
            var limit = random.Next(1, 40);
            if (tail.Read(Math.Max(70, after), limit) is not { } read) continue;
            fromMemory++;
            var expected = Enumerable.Range(1, limit).Select(i => Math.Max(70, after) + i).Where(position => position <= newest).ToList();
            Assert.Equal(expected, read.Select(e => e.Position));
            Assert.Equal(expected, read.Select(e => e.Number));
            Assert.All(read, e => Assert.Equal($"c-{e.Position}", e.Contact));
        }
        Assert.InRange(fromMemory, 500, 2000);
        Assert.Null(tail.Read(70, 10));
    }

    [Fact]
    public void A_row_too_large_for_memory_is_left_to_the_file()
    {
        var tail = new EventTail(newest: 0, capacity: 1024);
        var newest = Publish(tail, 0, 100);
        Assert.Null(tail.Read(0, 10));
        Assert.Empty(tail.Read(newest, 10)!);
        Publish(tail, newest, 1);
        Assert.Equal(newest + 1, Assert.Single(tail.Read(newest, 10)!).Position);
    }

    private long Publish(EventTail tail, long newest, int count)
    {
        _frames.Clear();
        for (var position = newest + 1; position <= newest + count; position++)
            EventFrames.Append(_frames, new RecordedEvent(Queue, position, Samples.Noon, Samples.Queued($"c-{position}")), "after-sales"u8, "{}"u8);
        tail.Publish(newest + 1, newest + count, _frames.All);
        return newest + count;
    }
}
