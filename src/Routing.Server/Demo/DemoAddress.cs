using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Routing.Server;

/// <summary>Where the server listens, once it does.</summary>
public sealed class DemoAddress(IServer server, IHostApplicationLifetime lifetime)
{
    /// <returns>Null if the server stopped before it listened, as on a port in use: that is the server's to tell.</returns>
    public async Task<Uri?> WhenListening(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        try
        {
            await started.Task.WaitAsync(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return null;
        }
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("The demonstration needs the server to listen on an address; give --urls.");
        // Wildcards are for listening, not for calling.
        return new Uri(address.Replace("//+", "//127.0.0.1").Replace("//*", "//127.0.0.1").Replace("//0.0.0.0", "//127.0.0.1").Replace("//[::]", "//[::1]"));
    }
}
