using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Client;

/// <summary>
/// Sends calls, repeats them while the server is busy, and turns refusals into exceptions. Every call of the API may be
/// repeated: PUT and DELETE by their nature, actions because the server answers a repeat with what was done, and a
/// contact without an id because it carries an Idempotency-Key.
/// </summary>
internal sealed class ApiConnection(HttpClient http, RoutingClientOptions options)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public RoutingClientOptions Options => options;

    /// <exception cref="RoutingProblemException">The server refused.</exception>
    public async Task<T> Send<T>(ApiCall call, JsonTypeInfo<T> answer, CancellationToken ct)
    {
        using var response = await SendWithRetries(call, ct);
        var stream = await response.Content.ReadAsStreamAsync(ct);
        return await JsonSerializer.DeserializeAsync(stream, answer, ct)
            ?? throw new JsonException($"{call.Method} {call.Path} was answered with nothing.");
    }

    /// <exception cref="RoutingProblemException">The server refused.</exception>
    public async Task Send(ApiCall call, CancellationToken ct) => (await SendWithRetries(call, ct)).Dispose();

    /// <summary>One attempt, the answer read no further than its headers: for streams.</summary>
    public Task<HttpResponseMessage> Open(ApiCall call, CancellationToken ct) =>
        http.SendAsync(Request(call), HttpCompletionOption.ResponseHeadersRead, ct);

    private async Task<HttpResponseMessage> SendWithRetries(ApiCall call, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan? asked = null;
            try
            {
                var response = await http.SendAsync(Request(call), HttpCompletionOption.ResponseHeadersRead, ct);
                if (response.IsSuccessStatusCode) return response;
                using (response)
                {
                    var problem = await ProblemReader.Read(response, options.Clock, ct);
                    asked = problem.RetryAfter;
                    if (!ProblemReader.IsTransient(response.StatusCode) || attempt >= options.MaxAttempts || asked > options.MaxPause) throw problem;
                }
            }
            catch (HttpRequestException) when (attempt < options.MaxAttempts)
            {
                // The connection broke before an answer: whether the call was taken is unknown, and a repeat is safe.
            }
            await Task.Delay(asked ?? Pause(attempt), options.Clock, ct);
        }
    }

    /// <summary>The pause after a number of failures in a row.</summary>
    public TimeSpan Pause(int failures) =>
        TimeSpan.FromTicks(Math.Min(options.FirstPause.Ticks << Math.Min(failures - 1, 20), options.MaxPause.Ticks));

    private HttpRequestMessage Request(ApiCall call)
    {
        var request = new HttpRequestMessage(call.Method, call.Path);
        if (options.Key is { } key) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        foreach (var (name, value) in call.Headers) request.Headers.TryAddWithoutValidation(name, value);
        if (call.Body is { } body)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = Json;
        }
        return request;
    }
}
