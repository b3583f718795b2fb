using System.Net.Http.Headers;

namespace Routing.Gateway;

/// <summary>Sends one event to where a subscription wants it: signed, bounded in time, and only to where hooks may lead. A failure is an answer.</summary>
internal sealed class WebhookSender : IDisposable
{
    /// <summary>Events under way to one subscription, each of another subject.</summary>
    public const int AtATime = 8;
    public const string MediaType = "application/cloudevents+json";
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    private readonly HookOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    public WebhookSender(HookOptions options, TimeProvider clock)
    {
        (_options, _clock) = (options, clock);
        _http = new HttpClient(HookAddress.Handler(options.Hosts, 2 * AtATime)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Null once the receiver has taken it; else why not. What it answers beside its status is not read.</summary>
    public async ValueTask<string?> Send(Webhook hook, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var url = new Uri(hook.Url);
        if (HookAddress.Refusal(url, _options.Hosts) is { } refusal) return refusal;
        using var late = new CancellationTokenSource(Bound, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ct);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaType, "utf-8");
        // Anew with every try: a receiver may refuse what is signed too long ago.
        request.Headers.Add(HookSignature.Header, HookSignature.Of(hook.Secret, _clock.GetUtcNow(), body.Span));
        try
        {
            using var reply = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return reply.IsSuccessStatusCode ? null : $"it answered {(int)reply.StatusCode}";
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return "no answer in time";
        }
        catch (HttpRequestException failure)
        {
            var why = failure.InnerException is HttpRequestException told ? told.Message : "it cannot be reached";
            return why.Length <= WebhookLimits.MaxFailure ? why : why[..WebhookLimits.MaxFailure];
        }
    }

    public void Dispose() => _http.Dispose();
}
