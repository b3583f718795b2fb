namespace Routing.Cluster;

/// <summary>
/// Whether storage can be read and takes writes, by how the last call of this silo of either kind went. Apart, as storage
/// may well be read that takes no write: a full disk, a database that is a standby.
/// </summary>
internal sealed class StoreHealth
{
    private volatile string? _unread;
    private volatile string? _unwritten;

    public string? Refusal => _unwritten ?? _unread;

    public void Read() => _unread = null;

    public void Wrote() => _unread = _unwritten = null;

    public void ReadFailed(Exception failure) => _unread = Said(failure);

    public void WriteFailed(Exception failure) => _unwritten = Said(failure);

    private static string Said(Exception failure) => failure is TimeoutException
        ? $"The storage of the cluster does not answer within {ClusterLimits.StorageBound.TotalSeconds:0} s. Bring it back; work resumes by itself."
        : $"The storage of the cluster cannot serve: {failure.GetBaseException().Message} Bring it back; work resumes by itself.";
}
