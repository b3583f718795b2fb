using Routing.Embedded;

namespace Routing.Actors.Tests;

/// <summary>The backstop asks a large group in turns, never all of it at once.</summary>
public sealed class DispatcherActorTests
{
    [Fact]
    public async Task Some_are_asked_each_time_until_all_have_had_their_turn()
    {
        var dispatcher = await Asking.Begin();
        await dispatcher.EnlistQueue("q", new QueueConfig { Name = "q", Group = "g" }, 1);
        foreach (var agent in (string[])["a", "b", "c", "d"]) await dispatcher.EnlistAgent(agent);

        var first = dispatcher.Asked(2);
        var second = dispatcher.Asked(2);
        var third = dispatcher.Asked(2);

        Assert.Equal([2, 2, 1], [first.Count, second.Count, third.Count]);
        Assert.Equal(["Agent a", "Agent b", "Agent c", "Agent d", "Queue q"], first.Concat(second).Concat(third).Order());
        Assert.Equal(first, dispatcher.Asked(2));
    }

    [Fact]
    public async Task Who_has_left_is_passed_over_and_when_nobody_is_there_it_says_so()
    {
        var dispatcher = await Asking.Begin();
        Assert.False(dispatcher.Ask(5));
        foreach (var agent in (string[])["a", "b", "c"]) await dispatcher.EnlistAgent(agent);
        var asked = Assert.Single(dispatcher.Asked(1));
        foreach (var agent in (string[])["a", "b", "c"]) await dispatcher.DelistAgent(agent);

        Assert.Equal("Agent a", asked);
        Assert.Empty(dispatcher.Asked(5));
        Assert.False(dispatcher.Ask(5));
    }

    private sealed class Asking(Host host) : DispatcherActor(ActorKey.Dispatcher("g"), host)
    {
        public static async Task<Asking> Begin()
        {
            var dispatcher = new Asking(new Host());
            await dispatcher.Activate(CancellationToken.None);
            return dispatcher;
        }

        public bool Ask(int most) => AskSome(most);

        public List<string> Asked(int most)
        {
            host.Posted.Clear();
            AskSome(most);
            return [.. host.Posted.Where(posted => posted.Notice is TellAll).Select(posted => $"{posted.To.Kind} {posted.To.Id}")];
        }
    }

    private sealed class Host : IActorHost, INoticePost
    {
        public List<(ActorKey To, Notice Notice)> Posted { get; } = [];
        public TimeProvider Clock => TimeProvider.System;
        public IActorStore Store { get; } = new MemoryStore();
        public IActorDirectory Actors => throw new InvalidOperationException("A dispatcher calls nobody.");
        public INoticePost Notices => this;
        public Random Random { get; } = new(1);

        public void SetAlarm(DateTimeOffset? due)
        {
        }

        public void Deactivate(Exception reason) => throw reason;

        public void Post(ActorKey to, Notice notice) => Posted.Add((to, notice));
    }
}
