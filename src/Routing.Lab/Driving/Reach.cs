namespace Routing.Lab;

/// <summary>Finds out at once whether anybody listens where a drive is to go: calls of a play are tried for long, as servers come and go.</summary>
internal static class Reach
{
    /// <summary>Returns when one of the servers answers, whatever it says, or none of them does within the bound: a slow one is there.</summary>
    /// <exception cref="HttpRequestException">Nobody listens at any of them.</exception>
    public static async Task Check(IReadOnlyList<Uri> servers, TimeSpan bound, CancellationToken ct)
    {
        using var http = new HttpClient { Timeout = bound };
        HttpRequestException? refused = null;
        foreach (var server in servers)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(server, "/healthz"), HttpCompletionOption.ResponseHeadersRead, ct);
                return;
            }
            catch (HttpRequestException failure) when (failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
            {
                refused = failure;
            }
            catch (Exception failure) when (failure is HttpRequestException || failure is OperationCanceledException && !ct.IsCancellationRequested)
            {
                // There is somebody: what is wrong shows in the calls that matter.
                return;
            }
        }
        if (refused is not null) throw new HttpRequestException($"nobody listens at {string.Join(" or ", servers)} ({refused.Message}). Is the server started, and is this its address?", refused);
    }
}
