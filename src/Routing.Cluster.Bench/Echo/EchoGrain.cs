namespace Routing.Cluster.Bench;

/// <summary>Answers what it is told.</summary>
internal sealed class EchoGrain(ILocalSiloDetails silo) : Grain, IEchoGrain
{
    public ValueTask<int> Echo(int number) => ValueTask.FromResult(number);

    public ValueTask<SiloAddress> Where() => ValueTask.FromResult(silo.SiloAddress);
}
