namespace Routing.Cluster.Bench;

/// <summary>A grain that does nothing, to see what a call of Orleans takes by itself.</summary>
public interface IEchoGrain : IGrainWithIntegerKey
{
    ValueTask<int> Echo(int number);

    ValueTask<SiloAddress> Where();
}
