using Routing.Simulation;

namespace Routing.Embedded.Tests;

public sealed class MailboxTests
{
    private readonly ByHand _scheduler = new();

    [Fact]
    public void What_is_posted_runs_in_its_order_whether_it_waits_alone_or_among_others()
    {
        using var engine = new EmbeddedEngine(new MemoryStore(), new VirtualClock(Samples.Noon), _scheduler);
        var cell = new ActorCell(ActorKey.Agent("li-na"), engine);
        var ran = new List<int>();
        void Post(int first, int count, Action? then = null)
        {
            for (var n = first; n < first + count; n++)
            {
                var number = n;
                cell.Post(_ => { ran.Add(number); then?.Invoke(); then = null; }, null);
            }
        }

        Post(0, 1);
        _scheduler.RunAll();
        // More come while others wait, more than run in one turn, and one comes when only one is left.
        Post(1, 100, then: () => Post(101, 2));
        _scheduler.RunAll();
        Post(103, 1, then: () => Post(104, 1, then: () => Post(105, 3)));
        _scheduler.RunAll();

        Assert.Equal(Enumerable.Range(0, 108), ran);
    }
}
