using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Routing.Gateway;

/// <summary>
/// Asks scorers over HTTP, bounded in time, in the size of answers and in calls at a time. One that fails again and again is left alone for
/// a while: its contacts go to the fallback without waiting for it.
/// </summary>
public sealed class HttpScorer : IScorer, IDisposable
{
    /// <summary>Calls at a time, over all scorers; more are not made.</summary>
    public const int MaxCalls = 64;

    /// <summary>Bytes of an answer.</summary>
    public const int MaxAnswer = 16 * 1024;

    /// <summary>Failures in a row after which a scorer is left alone, and for how long.</summary>
    public const int MaxFailures = 5;
    public static readonly TimeSpan LeftAlone = TimeSpan.FromSeconds(10);

    private const int MaxScorers = 1000;

    private readonly ConcurrentDictionary<string, Standing> _standings = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _calls = new(MaxCalls);
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    /// <param name="handler">Null for the network. It follows no redirects: they could lead to where nobody configured.</param>
    public HttpScorer(TimeProvider clock, HttpMessageHandler? handler = null)
    {
        _clock = clock;
        _http = new HttpClient(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = MaxCalls, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
        {
            MaxResponseContentBufferSize = MaxAnswer,
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public async ValueTask<ScorerAnswer> Score(ExternalScorer scorer, ScorerQuestion question)
    {
        if (_standings.Count >= MaxScorers) _standings.Clear();
        var standing = _standings.GetOrAdd(scorer.Url, _ => new Standing());
        if (standing.IsLeftAlone(_clock)) return ScorerAnswer.None("left alone after failures");
        if (!_calls.Wait(0)) return ScorerAnswer.None("too many calls at a time");
        try
        {
            using var bound = new CancellationTokenSource(TimeSpan.FromMilliseconds(scorer.TimeoutMilliseconds), _clock);
            var answer = await Ask(scorer.Url, question, bound.Token).ConfigureAwait(false);
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

    private async Task<ScorerAnswer> Ask(string url, ScorerQuestion question, CancellationToken ct)
    {
        try
        {
            using var reply = await _http.PostAsJsonAsync(url, question, ScorerJson.Default.ScorerQuestion, ct).ConfigureAwait(false);
            if (!reply.IsSuccessStatusCode) return ScorerAnswer.None($"it answered {(int)reply.StatusCode}");
            return await reply.Content.ReadFromJsonAsync(ScorerJson.Default.ScorerReply, ct).ConfigureAwait(false) is { Scores.IsDefault: false } said
                ? new ScorerAnswer(said.Scores, null)
                : ScorerAnswer.None("its answer has no scores");
        }
        catch (OperationCanceledException)
        {
            return ScorerAnswer.None("no answer in time");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or UriFormatException or InvalidOperationException)
        {
            return ScorerAnswer.None("it cannot be reached, or answers too much");
        }
        catch (JsonException)
        {
            return ScorerAnswer.None("its answer cannot be read");
        }
    }

    /// <summary>How a scorer has done of late.</summary>
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

/// <summary>The body of a scorer's answer.</summary>
internal sealed record ScorerReply(ImmutableArray<double> Scores);

/// <summary>The JSON that scorers speak.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(CamelCase<Channel>)])]
[JsonSerializable(typeof(ScorerQuestion))]
[JsonSerializable(typeof(ScorerReply))]
internal sealed partial class ScorerJson : JsonSerializerContext;
