using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Gateway;

/// <summary>
/// Questions to programs outside this one, over HTTP: bounded in time, in the size of answers and in calls at a time. One that fails
/// again and again is left alone for a while. It never throws: a failure is an answer.
/// </summary>
public sealed class HookCalls : IDisposable
{
    /// <summary>Calls at a time, over all addresses; more are not made.</summary>
    public const int MaxCalls = 64;

    /// <summary>Bytes of an answer.</summary>
    public const int MaxAnswer = 16 * 1024;

    /// <summary>Failures in a row after which an address is left alone, and for how long.</summary>
    public const int MaxFailures = 5;
    public static readonly TimeSpan LeftAlone = TimeSpan.FromSeconds(10);

    private const int MaxAddresses = 1000;

    private readonly ConcurrentDictionary<string, Standing> _standings = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _calls = new(MaxCalls);
    private readonly HookOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    /// <param name="handler">Null for the network.</param>
    public HookCalls(HookOptions options, TimeProvider clock, HttpMessageHandler? handler = null)
    {
        (_options, _clock) = (options, clock);
        _http = new HttpClient(handler ?? HookAddress.Handler(options.Hosts, MaxCalls))
        {
            MaxResponseContentBufferSize = MaxAnswer,
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <param name="fault">What is wrong with an answer that could be read; null where it is sound.</param>
    /// <returns>The answer, or why there is none.</returns>
    public async ValueTask<(TReply? Reply, string? Failure)> Ask<TQuestion, TReply>(
        string url, TimeSpan bound, TQuestion question, JsonTypeInfo<TQuestion> asks, JsonTypeInfo<TReply> answers, Func<TReply, string?> fault)
        where TReply : class
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var to)) return (null, "its address cannot be read");
        if (HookAddress.Refusal(to, _options.Hosts) is { } refusal) return (null, refusal);
        if (_standings.Count >= MaxAddresses) _standings.Clear();
        var standing = _standings.GetOrAdd(url, _ => new Standing());
        if (standing.IsLeftAlone(_clock)) return (null, "left alone after failures");
        if (!_calls.Wait(0)) return (null, "too many calls at a time");
        try
        {
            using var until = new CancellationTokenSource(bound, _clock);
            var answer = await Post(url, question, asks, answers, fault, until.Token).ConfigureAwait(false);
            standing.Note(answer.Failure is null, _clock);
            return answer;
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

    private async Task<(TReply? Reply, string? Failure)> Post<TQuestion, TReply>(
        string url, TQuestion question, JsonTypeInfo<TQuestion> asks, JsonTypeInfo<TReply> answers, Func<TReply, string?> fault, CancellationToken ct)
        where TReply : class
    {
        try
        {
            // With its length: many a small program reads nothing of a body that comes in chunks.
            using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(question, asks));
            body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var reply = await _http.PostAsync(url, body, ct).ConfigureAwait(false);
            if (!reply.IsSuccessStatusCode) return (null, $"it answered {(int)reply.StatusCode}");
            var said = await reply.Content.ReadFromJsonAsync(answers, ct).ConfigureAwait(false);
            return said is null ? (null, "its answer is empty") : fault(said) is { } wrong ? (null, wrong) : (said, null);
        }
        catch (OperationCanceledException)
        {
            return (null, "no answer in time");
        }
        catch (HttpRequestException failure) when (failure.InnerException is HttpRequestException refused)
        {
            return (null, refused.Message);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidOperationException)
        {
            return (null, "it cannot be reached, or answers too much");
        }
        catch (JsonException)
        {
            return (null, "its answer cannot be read");
        }
    }

    /// <summary>How an address has done of late.</summary>
    private sealed class Standing
    {
        private int _failures;
        private long _failedAt;

        public bool IsLeftAlone(TimeProvider clock) =>
            Volatile.Read(ref _failures) >= MaxFailures && clock.GetElapsedTime(Volatile.Read(ref _failedAt)) < LeftAlone;

        public void Note(bool answered, TimeProvider clock)
        {
            if (answered) Volatile.Write(ref _failures, 0);
            else
            {
                Volatile.Write(ref _failedAt, clock.GetTimestamp());
                Interlocked.Increment(ref _failures);
            }
        }
    }
}
