using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Routing.Gateway;

/// <summary>Starts history with the server where the engine has a place for it.</summary>
internal sealed class HistoryStart(IServiceProvider services) : IHostedService
{
    private readonly HistoryHost? _host = services.GetService<IHistory>() is null ? null : services.GetRequiredService<HistoryHost>();

    public Task StartAsync(CancellationToken cancellationToken) => _host?.StartAsync(cancellationToken) ?? Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => _host?.StopAsync(cancellationToken) ?? Task.CompletedTask;
}
