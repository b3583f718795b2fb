using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Client;

/// <summary>What all configured resources share: put, get, list.</summary>
/// <typeparam name="TConfig">What is put.</typeparam>
/// <typeparam name="TView">What is answered.</typeparam>
public abstract class ConfigurationCalls<TConfig, TView>
{
    private readonly JsonTypeInfo<TConfig> _config;
    private readonly JsonTypeInfo<TView> _view;
    private readonly JsonTypeInfo<Page<TView>> _page;

    private protected ConfigurationCalls(ApiConnection connection, string resource, JsonTypeInfo<TConfig> config, JsonTypeInfo<TView> view, JsonTypeInfo<Page<TView>> page)
    {
        Connection = connection;
        Resource = resource;
        (_config, _view, _page) = (config, view, page);
    }

    private protected ApiConnection Connection { get; }
    private protected string Resource { get; }
    private protected JsonTypeInfo<TView> View => _view;

    /// <summary>Creates or replaces.</summary>
    /// <param name="ifVersion">
    /// Refused with 412 unless this is the present version; null for any. When a first attempt was made and its answer lost,
    /// its repeat is refused too: read what is there before taking a 412 for somebody else's change.
    /// </param>
    public Task<TView> Put(string id, TConfig config, long? ifVersion = null, CancellationToken ct = default) =>
        Connection.Send(ApiCall.Put(Path(id), config, _config).IfVersion(ifVersion), _view, ct);

    public Task<TView> Get(string id, CancellationToken ct = default) => Connection.Send(ApiCall.Get(Path(id)), _view, ct);

    /// <summary>One page; pass its <c>next</c> as <paramref name="after"/> for the one that follows.</summary>
    public Task<Page<TView>> Page(int? limit = null, string? after = null, CancellationToken ct = default) =>
        Connection.Send(ApiCall.Get(ApiCall.Query($"v1/{Resource}", ("limit", limit?.ToString(CultureInfo.InvariantCulture)), ("after", after))), _page, ct);

    /// <summary>All of them, page by page.</summary>
    public async IAsyncEnumerable<TView> List([EnumeratorCancellation] CancellationToken ct = default)
    {
        string? after = null;
        do
        {
            var page = await Page(after: after, ct: ct);
            foreach (var item in page.Items) yield return item;
            after = page.Next;
        }
        while (after is not null);
    }

    private protected Task Remove(string id, long? ifVersion, CancellationToken ct) => Connection.Send(ApiCall.Delete(Path(id)).IfVersion(ifVersion), ct);

    private protected string Path(string id) => $"v1/{Resource}/{ApiCall.Segment(id)}";
}
