using System.Text;
using Routing.Gateway;

namespace Routing.Silo;

/// <summary>Lets admins at the dashboard. A browser asks for a name and a password: the password is the key.</summary>
internal sealed class DashboardGate(Gate gate) : IEndpointFilter
{
    private const string Basic = "Basic ";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (KeyIn(http.Request.Headers.Authorization.ToString()) is { } key) http.Request.Headers.Authorization = $"Bearer {key}";
        if (gate.Admits(http, Role.Admin)) return await next(context);
        http.Response.Headers.WWWAuthenticate = "Basic realm=\"A key of role admin, as the password\"";
        return Results.Text("The dashboard is for keys of role admin.", statusCode: StatusCodes.Status401Unauthorized);
    }

    private static string? KeyIn(string header)
    {
        if (!header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)) return null;
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Basic.Length..].Trim(), bytes, out var length)) return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        return pair[(pair.IndexOf(':') + 1)..];
    }
}
