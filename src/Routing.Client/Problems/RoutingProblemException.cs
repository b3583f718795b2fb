using System.Net;

namespace Routing.Client;

/// <summary>The server refused a call, and said why (RFC 9457).</summary>
public sealed class RoutingProblemException : Exception
{
    public RoutingProblemException(ProblemView problem, TimeSpan? retryAfter = null)
        : base(Describe(problem))
    {
        Problem = problem;
        RetryAfter = retryAfter;
    }

    /// <summary>The problem as it was answered.</summary>
    public ProblemView Problem { get; }
    public HttpStatusCode Status => (HttpStatusCode)Problem.Status;

    /// <summary>Stable name of the kind of problem.</summary>
    public string Type => Problem.Type;

    /// <summary>The field at fault, by path.</summary>
    public string? Field => Problem.Field;
    public string? Detail => Problem.Detail;

    /// <summary>The state now, for a conflict.</summary>
    public string? State => Problem.State;

    /// <summary>When the server asked to be called again, if it did.</summary>
    public TimeSpan? RetryAfter { get; }

    private static string Describe(ProblemView problem) =>
        $"{problem.Status} {problem.Title}" + (problem.Field is { } field ? $" ({field})" : "") + (problem.Detail is { } detail ? $": {detail}" : "");
}
