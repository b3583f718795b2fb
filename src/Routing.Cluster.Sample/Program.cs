using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Routing.Actors;
using Routing.Cluster.Client;
using Routing.Cluster.Sample;

// dotnet run --project src/Routing.Cluster.Sample -- --calls 20 --gateway-port 30000 --api http://127.0.0.1:5080
// With PostgreSQL: --cluster NAME --connection "Host=…", as given to the silos.
var builder = Host.CreateApplicationBuilder(args);
int[]? ports = null;
if (builder.Configuration["gateway-port"] is { } given)
{
    if (!int.TryParse(given, out var port) || port is < 1 or > 65_535)
    {
        Console.Error.WriteLine($"--gateway-port {given} is no port. Give the --gateway-port of a silo, like 30000.");
        return 1;
    }
    ports = [port];
}
builder.Logging.SetMinimumLevel(LogLevel.Error).AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
builder.Services.AddRoutingClient(options =>
{
    options.Cluster = builder.Configuration["cluster"] ?? options.Cluster;
    options.Connection = builder.Configuration["connection"];
    if (ports is not null) options.GatewayPorts = ports;
});
builder.Services.AddHostedService<SampleGateway>();
try
{
    await builder.Build().RunAsync();
    return Environment.ExitCode;
}
catch (StoreUnavailableException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
