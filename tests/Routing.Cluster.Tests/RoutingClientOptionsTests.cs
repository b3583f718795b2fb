using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Routing.Cluster.Tests;

/// <summary>Options that cannot be are refused by name, and a cluster that is not there is not waited for without end.</summary>
public sealed class RoutingClientOptionsTests
{
    public static TheoryData<string, Action<RoutingClientOptions>> Wrong => new()
    {
        { nameof(RoutingClientOptions.Cluster), options => options.Cluster = " " },
        { nameof(RoutingClientOptions.Connection), options => options.Connection = "the database" },
        { nameof(RoutingClientOptions.Connection), options => options.Connection = "Host=db;Databse=routing" },
        { nameof(RoutingClientOptions.Connection), options => options.Connection = "" },
        { nameof(RoutingClientOptions.Clustering), options => (options.Connection, options.Clustering) = ("Host=db", _ => { }) },
        { nameof(RoutingClientOptions.GatewayPorts), options => options.GatewayPorts = [] },
        { nameof(RoutingClientOptions.GatewayPorts), options => options.GatewayPorts = [30000, 70000] },
        { nameof(RoutingClientOptions.StartBound), options => options.StartBound = TimeSpan.Zero },
        { nameof(RoutingClientOptions.CallBound), options => options.CallBound = Timeout.InfiniteTimeSpan },
        { nameof(RoutingClientOptions.StreamBound), options => options.StreamBound = TimeSpan.FromDays(2) },
        { nameof(RoutingClientOptions.FirstPause), options => options.FirstPause = TimeSpan.FromMinutes(1) },
        { nameof(RoutingClientOptions.MaxPause), options => options.MaxPause = TimeSpan.FromSeconds(-1) },
        { nameof(RoutingClientOptions.Clock), options => options.Clock = null! },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_option_is_refused_by_name(string name, Action<RoutingClientOptions> spoil)
    {
        var refused = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddRoutingClient(spoil));
        Assert.Equal(name, refused.ParamName);
        Assert.StartsWith($"The option {name} ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_finds_the_silos_may_be_handed_in()
    {
        var asked = 0;
        new ServiceCollection().AddRoutingClient(options => options.Clustering = _ => asked++);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task A_gateway_without_silos_does_not_start_and_says_what_it_looked_for()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddRoutingClient(options =>
        {
            options.Cluster = "north";
            options.GatewayPorts = [FreePort()];
            options.StartBound = TimeSpan.FromSeconds(1);
        });
        using var gateway = builder.Build();
        // As a gateway is composed, before there is any connection.
        Assert.NotNull(gateway.Services.GetRequiredService<IRoutingCluster>());
        var failed = await Assert.ThrowsAsync<StoreUnavailableException>(() => gateway.StartAsync().WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Contains("No silo of the cluster north was found within 1 s", failed.Message, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
