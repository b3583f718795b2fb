using Microsoft.AspNetCore.Http;

namespace Routing.Gateway;

/// <summary>
/// Says with every answer that it differs by who asks, where pages of other origins may: a cache would else give one page what was
/// answered to another. CORS itself says it only where there are several origins.
/// </summary>
internal sealed class OriginsVary(RequestDelegate next)
{
    private const string Origin = "Origin";

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(static state =>
        {
            var headers = ((HttpResponse)state).Headers;
            if (!headers.Vary.Contains(Origin)) headers.Append("Vary", Origin);
            return Task.CompletedTask;
        }, http.Response);
        return next(http);
    }
}
