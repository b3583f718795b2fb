using Microsoft.AspNetCore.Http;

namespace Routing.Gateway;

/// <summary>Gives a problem to what is refused before it reaches an operation: unknown paths, wrong methods, broken HTTP.</summary>
internal sealed class StatusProblems(RequestDelegate next, Failures failures)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if ((http.Request.Path.Value?.Length ?? 0) + (http.Request.QueryString.Value?.Length ?? 0) > RequestLimits.UriCharacters)
        {
            await ReplyWriter.Write(http, ProblemKinds.UriTooLong.With($"Use an address of at most {RequestLimits.UriCharacters} characters after the host."));
            return;
        }
        try
        {
            await next(http);
        }
        catch (Exception failure) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            await ReplyWriter.Write(http, failures.ToProblem(failure, "request"));
            return;
        }
        var response = http.Response;
        if (response.HasStarted || response.StatusCode < 400 || response.ContentLength is not null || response.ContentType is not null) return;
        await ReplyWriter.Write(http, response.StatusCode switch
        {
            404 => ProblemKinds.NotFound.With("There is no such path. See /docs for those there are."),
            405 => ProblemKinds.MethodNotAllowed.With($"Use: {response.Headers.Allow}. Actions are POST …:verb; see /docs."),
            413 => ProblemKinds.TooLarge.At("body", "Send a smaller body."),
            _ => ProblemKinds.BadRequest.With("See /docs for what is taken here."),
        });
    }
}
