using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;

namespace Routing.Gateway;

/// <summary>Begins to listen; what cannot be listened on is told as what it is.</summary>
public static class Listening
{
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel.Core";

    /// <exception cref="ArgumentException">An address asks for https, and there is no certificate to serve it with.</exception>
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
    }
}
