using System.Net;
using System.Text.Json;

namespace Routing.Client;

/// <summary>Makes a problem of any refusal, also of one a proxy wrote.</summary>
internal static class ProblemReader
{
    /// <summary>End of the type with which a repeat is told that the first attempt is still being answered.</summary>
    private const string InFlight = ":request-in-flight";

    public static async Task<RoutingProblemException> Read(HttpResponseMessage response, TimeProvider clock, CancellationToken ct)
    {
        var problem = await Body(response, ct) ?? new ProblemView
        {
            Type = "about:blank",
            Title = response.ReasonPhrase ?? response.StatusCode.ToString(),
            Status = (int)response.StatusCode,
        };
        return new RoutingProblemException(problem, RetryAfter(response, clock));
    }

    /// <summary>Whether the same call may be answered otherwise in a moment.</summary>
    public static bool IsTransient(RoutingProblemException problem) =>
        IsTransient(problem.Status) || problem.Type.EndsWith(InFlight, StringComparison.Ordinal);

    public static bool IsTransient(HttpStatusCode status) => status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests;

    private static async Task<ProblemView?> Body(HttpResponseMessage response, CancellationToken ct)
    {
        if (response.Content.Headers.ContentType?.MediaType is not ("application/problem+json" or "application/json")) return null;
        try
        {
            return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(ct), ApiJson.Default.ProblemView);
        }
        catch (JsonException)
        {
            // Not one of ours: the status alone must do.
            return null;
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider clock) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero,
        _ => null,
    };
}
