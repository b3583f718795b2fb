namespace Routing.Cluster.Tests;

/// <summary>A test that starts silos of its own, takes long, and runs in full runs only.</summary>
internal sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("ROUTING_TESTS") != "full") Skip = "It takes long: ./tests/run.sh --full runs it.";
    }
}
