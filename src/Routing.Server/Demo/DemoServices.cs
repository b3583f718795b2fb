namespace Routing.Server;

/// <summary>Adds the demonstration to a server: customers and agents of an online shop, and a screen to watch them on.</summary>
public static class DemoServices
{
    /// <summary>Both use the server's own address over HTTP, as anybody would, and start once it listens.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services, DemoOptions? options = null) => services
        .AddSingleton(options ?? new DemoOptions())
        .AddSingleton<DemoAddress>()
        .AddHostedService<DemoPast>()
        .AddHostedService<DemoPlayer>()
        .AddHostedService<DemoScreen>();
}
