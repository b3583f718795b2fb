using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Routing.Actors;
using Routing.Cluster.Client;
using Routing.Cluster.Sample;

// dotnet run --project src/Routing.Cluster.Sample -- --calls 20 --gateway-port 30000 --api http://127.0.0.1:5080
// With PostgreSQL: --cluster NAME --connection "Host=…", as given to the silos.
var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Error).AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
builder.Services.AddRoutingClient(options =>
{
    options.Cluster = builder.Configuration["cluster"] ?? options.Cluster;
    options.Connection = builder.Configuration["connection"];
    if (builder.Configuration["gateway-port"] is { } port) options.GatewayPorts = [int.Parse(port)];
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
