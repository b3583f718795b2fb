using System.Diagnostics;

namespace Routing.Cluster.Bench;

/// <summary>Journeys on silos, beside what calls of Orleans take by themselves on the same machine in the same run.</summary>
/// <param name="size">The center that is set up.</param>
/// <param name="placement">Where actors come to live.</param>
/// <param name="warmUp">Before each measurement.</param>
/// <param name="measured">Each measurement.</param>
internal sealed class ClusterBench(BenchSize size, PlacementKind placement, int inFlight, TimeSpan warmUp, TimeSpan measured)
{
    private static readonly TimeSpan JoinBound = TimeSpan.FromSeconds(30);

    /// <summary>Calls and notices of actors per journey, counted in a run of its own, as counting takes time.</summary>
    public async Task<CallFigure> Count(CancellationToken ct)
    {
        var calls = new CallCount();
        await using var silo = await BenchSilo.Start(null, calls, placement, size.Groups, ct);
        await size.Put(silo.Actors);
        (long Calls, long Notices, long Others) from = default, to = default;
        (long Messages, TimeSpan Busy) idle = default, busy = default;
        var bench = new JourneyBench(new ActorSteps(silo.Actors, silo.Log, size), size, inFlight)
        {
            Beginning = () => (from, idle) = (calls.Read(), calls.ReadDispatchers()),
            Ending = () => (to, busy) = (calls.Read(), calls.ReadDispatchers()),
        };
        double journeys = (await bench.Run(warmUp, measured, ct)).Journeys;
        return new CallFigure(
            (to.Calls - from.Calls) / journeys, (to.Notices - from.Notices) / journeys, (to.Others - from.Others) / journeys,
            (busy.Messages - idle.Messages) / journeys, (busy.Busy - idle.Busy).TotalMicroseconds / journeys);
    }

    /// <summary>One silo, its callers within.</summary>
    public async Task<SiloFigure> OneSilo(CancellationToken ct)
    {
        await using var silo = await BenchSilo.Start(null, null, placement, size.Groups, ct);
        var before = await RawCalls.PerSecond(silo.Grains, silo.Address, measured, ct);
        await size.Put(silo.Actors);
        var most = await new JourneyBench(new ActorSteps(silo.Actors, silo.Log, size), size, inFlight).Run(warmUp, measured, ct);
        var after = await RawCalls.PerSecond(silo.Grains, silo.Address, measured, ct);
        return new SiloFigure(before, after, most);
    }

    /// <summary>One silo, its callers outside, as gateways are that call grains.</summary>
    public async Task<SiloFigure> FromOutside(CancellationToken ct)
    {
        await using var silo = await BenchSilo.Start(null, null, placement, size.Groups, ct);
        await using var outside = await OutsideCaller.Start(silo.GatewayPort, ct);
        var before = await RawCalls.PerSecond(outside.Grains, silo.Address, measured, ct);
        await size.Put(silo.Actors);
        var most = await new JourneyBench(new ActorSteps(outside.Actors, silo.Log, size), size, inFlight).Run(warmUp, measured, ct);
        var after = await RawCalls.PerSecond(outside.Grains, silo.Address, measured, ct);
        return new SiloFigure(before, after, most);
    }

    /// <summary>Two silos in two processes: all contacts come in at one, queues and agents were put by way of both.</summary>
    public async Task<TwoSiloFigure> TwoSilos(CancellationToken ct)
    {
        using var crossings = new Crossings();
        await using var silo = await BenchSilo.Start(null, null, placement, size.Groups, ct);
        await using var other = await OtherSilo.Start(silo.Port, placement, size.Groups, ct);
        var there = await Joined(silo, ct);
        var before = await RawCalls.PerSecond(silo.Grains, there, measured, ct);
        await using (var gateway = await OutsideCaller.Start(other.GatewayPort, ct)) await size.Put([silo.Actors, gateway.Actors]);
        (long Messages, long Bytes) from = default, to = default;
        var bench = new JourneyBench(new ActorSteps(silo.Actors, silo.Log, size), size, inFlight, default, other.Process) { Beginning = () => from = crossings.Read(), Ending = () => to = crossings.Read() };
        var most = await bench.Run(warmUp, measured, ct);
        var elsewhere = await silo.ShareElsewhere();
        var after = await RawCalls.PerSecond(silo.Grains, there, measured, ct);
        return new TwoSiloFigure(new SiloFigure(before, after, most), (to.Messages - from.Messages) / (double)most.Journeys, (to.Bytes - from.Bytes) / 1024.0 / most.Journeys, elsewhere);
    }

    /// <summary>Fewer agents than contacts, each busy for a while, so that a freed agent always finds one waiting.</summary>
    public async Task<BenchFigure> AtHalfLoad(double mostPerSecond, CancellationToken ct)
    {
        var small = size with { Agents = size.Agents / 10, MaxHoldSeconds = 0 };
        // An agent takes two chats at a time.
        var handling = TimeSpan.FromSeconds(small.Agents * 2 / Math.Max(1, mostPerSecond / 2));
        await using var silo = await BenchSilo.Start(null, null, placement, size.Groups, ct);
        await using var other = await OtherSilo.Start(silo.Port, placement, size.Groups, ct);
        await Joined(silo, ct);
        await using (var gateway = await OutsideCaller.Start(other.GatewayPort, ct)) await small.Put([silo.Actors, gateway.Actors]);
        return await new JourneyBench(new ActorSteps(silo.Actors, silo.Log, small), small, small.Agents * 3, handling, other.Process).Run(warmUp, measured, ct);
    }

    private static async Task<SiloAddress> Joined(BenchSilo silo, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < JoinBound)
        {
            if (silo.Members.Where(member => !member.Equals(silo.Address)).ToList() is [var there]) return there;
            await Task.Delay(100, ct);
        }
        throw new TimeoutException("The second silo has not joined the first.");
    }
}

/// <summary>What a journey takes in calls.</summary>
/// <param name="Calls">Awaited calls of actors, the gateway's own included.</param>
/// <param name="Notices">One-way notices of actors.</param>
/// <param name="Others">Calls of other grains: the event log.</param>
/// <param name="ToDispatcher">Of all these, those to the dispatcher.</param>
/// <param name="DispatcherMicroseconds">How long a dispatcher is busy with them, Orleans' own handling of the messages left out.</param>
internal sealed record CallFigure(double Calls, double Notices, double Others, double ToDispatcher, double DispatcherMicroseconds);

/// <summary>Journeys beside raw calls.</summary>
internal sealed record SiloFigure(double RawBefore, double RawAfter, BenchFigure Journeys)
{
    public double Raw => (RawBefore + RawAfter) / 2;
}

/// <summary>The same, what went between the silos per journey, and which share of queues and agents lives on the second.</summary>
internal sealed record TwoSiloFigure(SiloFigure Silos, double CrossingsPerJourney, double KilobytesPerJourney, double ShareElsewhere);
