using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;

namespace Routing.Gateway;

/// <summary>Begins to listen; what cannot be listened on is told as what it is.</summary>
public static class Listening
{
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel.Core";

    /// <exception cref="ArgumentException">An address asks for https, and there is no certificate to serve it with.</exception>
    /// <exception cref="IOException">An address is in use, is none of this machine's, or may not be listened on.</exception>
    public static async Task Begin(this WebApplication app, string urls, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
        }
        catch (Exception failure) when (urls.Contains("https://", StringComparison.OrdinalIgnoreCase) && (failure is CryptographicException || failure is InvalidOperationException { Source: Kestrel }))
        {
            throw new ArgumentException(
                $"https needs a certificate for {urls}, and none can be used. Name one in the environment, with ASPNETCORE_Kestrel__Certificates__Default__Path and …__Password, or listen on http:// behind a proxy that has one.", failure);
        }
        catch (Exception failure) when (failure is SocketException || failure is IOException { Source: Kestrel })
        {
            // What runs beside is under way already: ended here, it does not take its disposal for a failure.
            await app.StopAsync(CancellationToken.None);
            // Kestrel's own words name the address; the socket's do not.
            var told = failure is SocketException ? $"Cannot listen on {urls}: {failure.Message}" : failure.Message;
            throw new IOException($"{told.TrimEnd('.')}. Give another address with --urls.", failure);
        }
    }
}
