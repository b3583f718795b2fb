using System.Runtime.CompilerServices;
using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class JourneyBenchTests
{
    [Fact]
    public async Task No_contact_is_created_before_the_news_of_offers_are_heard()
    {
        var steps = new LateNews();
        await new JourneyBench(steps, BenchSize.Standard, inFlight: 8).Run(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, steps.CreatedTooEarly);
    }

    [Fact]
    public async Task A_step_that_was_refused_is_no_step()
    {
        var folder = Directory.CreateTempSubdirectory("routing-bench-");
        var size = new BenchSize(Agents: 1, Queues: 1, Customers: 1);
        using (var center = await BenchCenter.Start(folder.FullName, size))
        {
            var steps = new ActorSteps(center.Engine, center.Store, size);
            await Assert.ThrowsAsync<InvalidOperationException>(() => steps.Complete("c-1", BenchSize.AgentId(0), CancellationToken.None));
            await Assert.ThrowsAsync<InvalidOperationException>(() => steps.Close("c-1", BenchSize.AgentId(0), CancellationToken.None));
        }
        folder.Delete(recursive: true);
    }

    /// <summary>A stream that stands only after everything else that could run has run.</summary>
    private sealed class LateNews : IJourneySteps
    {
        private volatile bool _stands;
        private int _createdTooEarly;

        public int CreatedTooEarly => _createdTooEarly;

        public Task Create(string contactId, string customerId, string queueId, CancellationToken ct)
        {
            if (!_stands) Interlocked.Increment(ref _createdTooEarly);
            return Task.CompletedTask;
        }

        public Task Accept(string offerId, string agentId, CancellationToken ct) => Task.CompletedTask;

        public Task Complete(string contactId, string agentId, CancellationToken ct) => Task.CompletedTask;

        public Task Close(string contactId, string agentId, CancellationToken ct) => Task.CompletedTask;

        public async IAsyncEnumerable<JourneyNews> News(Action listening, [EnumeratorCancellation] CancellationToken ct)
        {
            await Task.Yield();
            _stands = true;
            listening();
            yield return new JourneyNews("c-1", "agent-0", null, default);
        }
    }
}
