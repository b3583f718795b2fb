using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Client;

/// <summary>
/// Sends calls, repeats them while the server is busy, and turns refusals into exceptions. A call whose answer was lost may
/// be repeated: PUT by its nature, DELETE as what is gone by then was deleted, POST because it carries an Idempotency-Key or
/// names what the server knows it by. The one that may be refused though it was done is a PUT of a version.
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

    /// <summary>The answer as it was written.</summary>
    /// <exception cref="RoutingProblemException">The server refused.</exception>
    public async Task<string> Text(ApiCall call, CancellationToken ct)
    {
        using var response = await SendWithRetries(call, ct);
        return await response.Content.ReadAsStringAsync(ct);
    }

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
                var response = await Attempt(call, ct);
                if (response.IsSuccessStatusCode || (attempt > 1 && IsDeleted(call, response))) return response;
                using (response)
                {
                    var problem = await ProblemReader.Read(response, options.Clock, ct);
                    asked = problem.RetryAfter;
                    if (!ProblemReader.IsTransient(problem) || attempt >= options.MaxAttempts || asked > options.MaxPause) throw problem;
                }
            }
            catch (HttpRequestException) when (attempt < options.MaxAttempts)
            {
                // The connection broke before an answer: whether the call was taken is unknown, and a repeat is safe.
            }
            await Task.Delay(asked ?? Pause(attempt), options.Clock, ct);
        }
    }

    /// <summary>One attempt, its answer read to the end: a server that stands still may do so in the middle of one.</summary>
    private async Task<HttpResponseMessage> Attempt(ApiCall call, CancellationToken ct)
    {
        using var bound = new CancellationTokenSource(options.AttemptBound, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, ct);
        try
        {
            return await http.SendAsync(Request(call), either.Token);
        }
        catch (OperationCanceledException late) when (bound.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new HttpRequestException($"{call.Method} {call.Path} was not answered within {options.AttemptBound.TotalSeconds:0.#} s.", late);
        }
    }

    /// <summary>The pause after a number of failures in a row.</summary>
    public TimeSpan Pause(int failures) =>
        TimeSpan.FromTicks(Math.Min(options.FirstPause.Ticks << Math.Min(failures - 1, 20), options.MaxPause.Ticks));

    // An earlier attempt may have done it, and its answer was lost.
    private static bool IsDeleted(ApiCall call, HttpResponseMessage response) => call.Method == HttpMethod.Delete && response.StatusCode == HttpStatusCode.NotFound;

    private HttpRequestMessage Request(ApiCall call)
    {
        var request = new HttpRequestMessage(call.Method, call.Path);
        var key = call.Agent is { } agent && options.AgentKeys.TryGetValue(agent, out var own) ? own : options.Key;
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        foreach (var (name, value) in call.Headers) request.Headers.TryAddWithoutValidation(name, value);
        if (call.Body is { } body)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = Json;
        }
        return request;
    }
}
