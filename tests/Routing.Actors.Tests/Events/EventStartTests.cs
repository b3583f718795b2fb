using Routing.Simulation;

namespace Routing.Actors.Tests;

/// <summary>A cursor comes from another server, whose log is ahead of what this one knows of it.</summary>
public sealed class EventStartTests
{
    [Theory]
    [InlineData(7, 9, 9, true)]
    [InlineData(9, 9, 9, true)]
    [InlineData(8, 5, 9, true)]
    [InlineData(9, 5, 9, true)]
    [InlineData(10, 5, 9, false)]
    [InlineData(10, 9, 9, false)]
    public async Task A_cursor_is_taken_where_the_log_itself_has_come_that_far(long cursor, long known, long stored, bool isTaken)
    {
        var refusal = await Check(new CutOff(known, stored), cursor);

        Assert.Equal(isTaken, refusal is null);
    }

    [Fact]
    public async Task Nobody_is_sent_away_for_good_while_the_log_cannot_be_read() =>
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Check(new CutOff(5, null), 8));

    private static async Task<Refusal?> Check(IEventLog log, long cursor)
    {
        var clock = new VirtualClock(DateTimeOffset.UnixEpoch);
        var checking = EventStart.Check(log, cursor, clock).AsTask();
        clock.RingNext(clock.GetUtcNow().AddMinutes(1));
        return await checking;
    }

    /// <summary>A log whose end, as it is known here, does not move.</summary>
    private sealed class CutOff(long known, long? stored) : IEventLog
    {
        public long Newest => known;

        public async ValueTask WaitAfter(long position, CancellationToken ct) => await new TaskCompletionSource().Task.WaitAsync(ct);

        public ValueTask<IReadOnlyList<LoggedEvent>> Read(long after, int limit, CancellationToken ct = default) => stored is { } last
            ? ValueTask.FromResult<IReadOnlyList<LoggedEvent>>([.. Enumerable.Range(1, (int)last).Where(n => n > after).Take(limit).Select(At)])
            : throw new StoreUnavailableException("The log cannot be read now. Try again.");

        public ValueTask<IReadOnlyList<LoggedEvent>> OfContact(string contactId, int limit, CancellationToken ct = default) => throw new NotSupportedException();

        private static LoggedEvent At(int n) => new(n, ActorKey.Queue("after-sales"), n, DateTimeOffset.UnixEpoch, "contact.queued", null, null, null, default);
    }
}
