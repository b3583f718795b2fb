using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Routing.Gateway;

/// <summary>Asks scorers over HTTP. One that fails again and again is left alone for a while: its contacts go to the fallback without waiting for it.</summary>
/// <param name="handler">Null for the network.</param>
public sealed class HttpScorer(HookOptions options, TimeProvider clock, HttpMessageHandler? handler = null) : IScorer, IDisposable
{
    private readonly HookCalls _calls = new(options, clock, handler);

    public async ValueTask<ScorerAnswer> Score(ExternalScorer scorer, ScorerQuestion question)
    {
        var (said, failure) = await _calls.Ask(scorer.Url, TimeSpan.FromMilliseconds(scorer.TimeoutMilliseconds), question, ScorerJson.Default.ScorerQuestion, ScorerJson.Default.ScorerReply,
            reply => reply.Scores.IsDefault ? "its answer has no scores" : null).ConfigureAwait(false);
        return failure is null ? new ScorerAnswer(said!.Scores, null) : ScorerAnswer.None(failure);
    }

    public void Dispose() => _calls.Dispose();
}

/// <summary>The body of a scorer's answer.</summary>
internal sealed record ScorerReply(ImmutableArray<double> Scores);

/// <summary>The JSON that scorers speak.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(CamelCase<Channel>)])]
[JsonSerializable(typeof(ScorerQuestion))]
[JsonSerializable(typeof(ScorerReply))]
internal sealed partial class ScorerJson : JsonSerializerContext;
