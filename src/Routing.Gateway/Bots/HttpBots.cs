using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Routing.Gateway;

/// <summary>Tells bots of their contacts over HTTP: bounded in time, in the size of answers and in calls at a time; signed; and only to where hooks may lead.</summary>
public sealed class HttpBots : IBots, IDisposable
{
    /// <summary>Calls at a time, over all bots; more are not made.</summary>
    public const int MaxCalls = 256;

    /// <summary>Bytes of an answer.</summary>
    public const int MaxAnswer = 64 * 1024;

    private readonly SemaphoreSlim _calls = new(MaxCalls);
    private readonly HookOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    /// <param name="handler">Null for the network.</param>
    public HttpBots(HookOptions options, TimeProvider clock, HttpMessageHandler? handler = null)
    {
        (_options, _clock) = (options, clock);
        _http = new HttpClient(handler ?? HookAddress.Handler(options.Hosts, MaxCalls))
        {
            MaxResponseContentBufferSize = MaxAnswer,
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public async ValueTask<BotAnswer> Talk(BotHook hook, BotTask task)
    {
        var url = new Uri(hook.Url);
        if (HookAddress.Refusal(url, _options.Hosts) is { } refusal) return BotAnswer.Failed(refusal);
        if (_options.Secret is null && !HookAddress.IsThisMachine(url.Host)) return BotAnswer.Failed($"nothing is sent unsigned: set {HookOptions.SecretVariable}");
        if (!_calls.Wait(0)) return BotAnswer.Failed("too many calls at a time");
        try
        {
            using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(hook.TimeoutSeconds), _clock);
            return await Ask(url, task, bound.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return BotAnswer.Failed("no answer in time");
        }
        catch (HttpRequestException failure)
        {
            return BotAnswer.Failed(failure.InnerException is HttpRequestException why ? why.Message : "it cannot be reached, or answers too much");
        }
        catch (JsonException)
        {
            return BotAnswer.Failed("its answer cannot be read");
        }
        finally
        {
            _calls.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _calls.Dispose();
    }

    private async Task<BotAnswer> Ask(Uri url, BotTask task, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(task, BotJson.Default.BotTask);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Idempotency-Key", task.OfferId);
        if (_options.Secret is { } secret) request.Headers.Add(HookSignature.Header, HookSignature.Of(secret, _clock.GetUtcNow(), body));
        using var reply = await _http.SendAsync(request, ct).ConfigureAwait(false);
        if (!reply.IsSuccessStatusCode) return BotAnswer.Failed($"it answered {(int)reply.StatusCode}");
        var said = await JsonSerializer.DeserializeAsync(await reply.Content.ReadAsStreamAsync(ct).ConfigureAwait(false), BotJson.Default.BotReply, ct).ConfigureAwait(false);
        return said?.Outcome is { } outcome && outcome != BotOutcome.Failed
            ? new BotAnswer(outcome, said.Transcript, said.Reason, said.Intent)
            : BotAnswer.Failed("its answer has no outcome: talking, resolved or handOver");
    }
}

/// <summary>The body of a bot's answer.</summary>
internal sealed record BotReply(BotOutcome? Outcome = null, string? Transcript = null, string? Reason = null, string? Intent = null);

/// <summary>The JSON that bots speak.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(CamelCase<Channel>), typeof(CamelCase<BotOutcome>)])]
[JsonSerializable(typeof(BotTask))]
[JsonSerializable(typeof(BotReply))]
internal sealed partial class BotJson : JsonSerializerContext;
