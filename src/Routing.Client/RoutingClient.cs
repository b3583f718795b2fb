namespace Routing.Client;

/// <summary>
/// The HTTP API, typed. Refusals are thrown as <see cref="RoutingProblemException"/>; calls are repeated, within a
/// bound, while the server is busy. Safe for concurrent use.
/// </summary>
public sealed class RoutingClient : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="server">Where the server listens, as in <c>http://127.0.0.1:5080</c>.</param>
    public RoutingClient(Uri server, RoutingClientOptions? options = null)
        : this([server], options)
    {
    }

    /// <param name="servers">Servers of one cluster: any of them serves any call, and one that is away is passed over.</param>
    public RoutingClient(IReadOnlyList<Uri> servers, RoutingClientOptions? options = null)
        : this(new HttpClient(NewHandler(servers, options ?? new RoutingClientOptions())) { BaseAddress = WithSlash(servers[0]) }, options)
    {
    }

    /// <param name="http">Its base address names the server; it is disposed with the client.</param>
    public RoutingClient(HttpClient http, RoutingClientOptions? options = null)
    {
        _http = http;
        var connection = new ApiConnection(http, options ?? new RoutingClientOptions());
        Queues = new QueueCalls(connection);
        Groups = new GroupCalls(connection);
        Agents = new AgentCalls(connection);
        Customers = new CustomerCalls(connection);
        Contacts = new ContactCalls(connection);
        Offers = new OfferCalls(connection);
        Events = new EventCalls(connection);
        Reports = new ReportCalls(connection);
        RetentionRules = new RetentionCalls(connection);
        Planning = new PlanningCalls(connection);
        Learning = new LearningCalls(connection);
        Pilots = new PilotCalls(connection);
    }

    public QueueCalls Queues { get; }
    public GroupCalls Groups { get; }
    public AgentCalls Agents { get; }
    public CustomerCalls Customers { get; }
    public ContactCalls Contacts { get; }
    public OfferCalls Offers { get; }
    public EventCalls Events { get; }
    public ReportCalls Reports { get; }
    public RetentionCalls RetentionRules { get; }
    public PlanningCalls Planning { get; }
    public LearningCalls Learning { get; }
    public PilotCalls Pilots { get; }

    public void Dispose() => _http.Dispose();

    // Connections are renewed now and then, so that a client that lives for weeks follows DNS.
    private static HttpMessageHandler NewHandler(IReadOnlyList<Uri> servers, RoutingClientOptions options)
    {
        // The API redirects nowhere; a proxy that does would have a POST come again as a GET.
        var handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10), UseCookies = false, AllowAutoRedirect = false };
        return servers.Count == 1 ? handler : new ServerRing([.. servers.Select(WithSlash)], options.Clock, handler);
    }

    // Without the slash a relative path would replace the last segment of a base path.
    private static Uri WithSlash(Uri server) => server.AbsoluteUri.EndsWith('/') ? server : new Uri(server.AbsoluteUri + "/");
}
