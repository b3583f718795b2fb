namespace Routing.Cluster;

/// <summary>Whether storage takes writes, by how the last call of this silo to it went.</summary>
internal sealed class StoreHealth : IStoreHealth
{
    private volatile string? _refusal;

    public string? Refusal => _refusal;

    public void Served() => _refusal = null;

    public void Failed(Exception failure) => _refusal = failure is TimeoutException
        ? $"The storage of the cluster does not answer within {ClusterLimits.StorageBound.TotalSeconds:0} s. Bring it back; work resumes by itself."
        : $"The storage of the cluster cannot serve: {failure.GetBaseException().Message} Bring it back; work resumes by itself.";
}
