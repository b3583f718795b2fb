using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Routing.Gateway;

/// <summary>Starts history, and what watches it, with the server where the engine has a place for it.</summary>
internal sealed class HistoryStart(IServiceProvider services) : IHostedService
{
    private readonly IHostedService[] _hosts = services.GetService<IHistory>() is null ? [] : [services.GetRequiredService<HistoryHost>(), services.GetRequiredService<HistoryPruner>(), services.GetRequiredService<AlertHost>()];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var host in _hosts) await host.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_hosts.Select(host => host.StopAsync(cancellationToken)));
}
