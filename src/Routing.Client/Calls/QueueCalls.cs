namespace Routing.Client;

/// <summary>Queues: <c>/v1/queues</c>.</summary>
public sealed class QueueCalls : ConfigurationCalls<QueueConfig, QueueView>
{
    internal QueueCalls(ApiConnection connection)
        : base(connection, "queues", ApiJson.Default.QueueConfig, ApiJson.Default.QueueView, ApiJson.Default.QueuePage)
    {
    }

    /// <param name="ifVersion">Refused with 412 unless this is the present version; null for any.</param>
    public Task Delete(string id, long? ifVersion = null, CancellationToken ct = default) => Remove(id, ifVersion, ct);
}

/// <summary>Routing groups and their rules: <c>/v1/groups</c>. A group is there while anything is of it, so it is not deleted.</summary>
public sealed class GroupCalls : ConfigurationCalls<GroupRules, GroupView>
{
    internal GroupCalls(ApiConnection connection)
        : base(connection, "groups", ApiJson.Default.GroupRules, ApiJson.Default.GroupView, ApiJson.Default.GroupPage)
    {
    }
}

/// <summary>Customers: <c>/v1/customers</c>.</summary>
public sealed class CustomerCalls : ConfigurationCalls<CustomerProfile, CustomerView>
{
    internal CustomerCalls(ApiConnection connection)
        : base(connection, "customers", ApiJson.Default.CustomerProfile, ApiJson.Default.CustomerView, ApiJson.Default.CustomerPage)
    {
    }

    /// <param name="ifVersion">Refused with 412 unless this is the present version; null for any.</param>
    public Task Delete(string id, long? ifVersion = null, CancellationToken ct = default) => Remove(id, ifVersion, ct);

    /// <summary>Makes one customer of two who are the same person; history and affinity go along.</summary>
    public Task Merge(string id, string into, CancellationToken ct = default) =>
        Connection.Send(ApiCall.Post($"{Path(id)}:merge", new MergeInto(into), ApiJson.Default.MergeInto), ct);
}
