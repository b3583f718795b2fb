using System.Collections.Concurrent;
using System.Diagnostics;
using Orleans.Runtime.Placement;
using Routing.Actors.Tests;

namespace Routing.Cluster.Tests;

/// <summary>A contact's journey is one trace wherever its actors live, and what an actor does for another contact is in that one's.</summary>
public sealed class TracesAcrossSilosTests : IDisposable
{
    private const string Words = "private words";
    private const int MostNames = 100;
    private readonly ConcurrentQueue<Activity> _seen = new();
    private readonly ActivityListener _listener;
    private readonly Center _center = new();

    public TracesAcrossSilosTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is JourneyTrace.SourceName or "Microsoft.Orleans.Application",
            // As a silo samples: calls of no trace begin none.
            Sample = (ref ActivityCreationOptions<ActivityContext> span) => span.Parent == default ? ActivitySamplingResult.None : ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _seen.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
        _center.Queue("q", q => q with { WrapUpSeconds = 30 });
    }

    public void Dispose()
    {
        _center.Dispose();
        _listener.Dispose();
    }

    [Fact]
    public void From_the_gateway_to_an_agent_on_another_silo_it_is_one_trace()
    {
        var agent = AgentElsewhere();
        Traced(1, () => _center.Arrives("c-1", "q", Channel.Voice, with: request => request with { Text = Words }));
        Assert.Equal(AcceptOutcome.Accepted, _center.Accept("c-1"));
        Assert.Equal(agent, _center.AgentOf("c-1"));

        var calls = Calls(1);
        foreach (var call in new[] { "Plan", "Begin", "Enqueue", "Enter", "Bid", "Reserve", "Handle", "Answered" }) Assert.Contains(call, calls);
        Assert.Contains("contact.offer", Spans(1).Select(span => span.OperationName));
        Assert.Contains("offer.handOver", Spans(1).Select(span => span.OperationName));
        Assert.DoesNotContain(Spans(1).SelectMany(span => span.TagObjects), tag => $"{tag.Value}".Contains("private", StringComparison.Ordinal));
    }

    [Fact]
    public void The_offer_that_a_freed_agent_gets_is_in_the_trace_of_its_contact_not_of_the_one_that_ended()
    {
        AgentElsewhere();
        Traced(1, () => _center.Arrives("c-1", "q", Channel.Voice));
        _center.Accept("c-1");
        Traced(2, () => _center.Arrives("c-2", "q", Channel.Voice));
        Assert.DoesNotContain("Reserve", Calls(2));

        Traced(3, () => End("c-1"));
        Assert.Equal(ContactState.Offered, _center.State("c-2"));
        Assert.Contains("Reserve", Calls(2));
        Assert.Contains("Close", Calls(3));
        Assert.DoesNotContain("Reserve", Calls(3));
    }

    [Fact]
    public void A_contact_that_is_not_traced_is_in_nobodys_trace()
    {
        AgentElsewhere();
        Traced(1, () => _center.Arrives("c-1", "q", Channel.Voice));
        _center.Accept("c-1");
        _center.Arrives("c-2", "q", Channel.Voice);

        Traced(3, () => End("c-1"));
        Assert.Equal(ContactState.Offered, _center.State("c-2"));
        Assert.Contains("Close", Calls(3));
        Assert.DoesNotContain("Reserve", Calls(3));
    }

    private void End(string contact)
    {
        var agent = _center.AgentOf(contact)!;
        _center.Do(() => _center.Actors.Agent(agent).Complete(contact, new Completion(true, null, null)));
        _center.Do(() => _center.Actors.Agent(agent).Close(contact));
    }

    /// <summary>
    /// One agent who is ready, and does not live where the queue does: a machine that is busy would place them all on one silo. Where one of the name lived before,
    /// whoever remembers that sends it there again, whatever is hinted: then another name.
    /// </summary>
    private string AgentElsewhere()
    {
        var queue = SiloOf(ActorKey.Queue("q"));
        var agent = Enumerable.Range(1, MostNames).Select(n => $"a-{n}").First(name => Begun(name, 1 - queue) != queue);
        _center.Agent(agent, "q", ready: false);
        Assert.NotEqual(queue, SiloOf(ActorKey.Agent(agent)));
        _center.Presence(agent, PresenceKind.Ready);
        return agent;
    }

    private int Begun(string agent, int silo)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, _center.Silos.AddressOf(silo));
        // Called from here: the hint goes no further than the thread it was set on.
        _center.Actors.Agent(agent).Describe().AsTask().GetAwaiter().GetResult();
        RequestContext.Remove(IPlacementDirector.PlacementHintKey);
        return SiloOf(ActorKey.Agent(agent));
    }

    private int SiloOf(ActorKey key) => _center.Silos.Hosts.ToList().FindIndex(hosts => hosts.Live.Any(host => host.Key == key));

    /// <summary>Does something as a gateway that traces its own work.</summary>
    private static void Traced(int trace, Action step)
    {
        using var begun = JourneyTrace.Source.StartActivity("gateway", ActivityKind.Server, new ActivityContext(TraceOf(trace), ActivitySpanId.CreateFromString("00f067aa0ba902b7"), ActivityTraceFlags.Recorded, isRemote: true));
        Assert.NotNull(begun);
        step();
    }

    private static ActivityTraceId TraceOf(int trace) => ActivityTraceId.CreateFromString($"4bf92f3577b34da6a3ce929d0e0e{trace:x4}");

    private List<Activity> Spans(int trace) => [.. _seen.Where(span => span.TraceId == TraceOf(trace))];

    private List<string> Calls(int trace) => [.. Spans(trace).Where(span => span.Kind == ActivityKind.Server).Select(span => span.OperationName[(span.OperationName.LastIndexOf('/') + 1)..])];
}
