using System.Threading.Tasks.Sources;
using Routing.Actors;

namespace Routing.Simulation;

/// <summary>
/// Those outside the system, as actors under virtual time ask them. A task that ends in a turn resumes whoever awaits it without a context
/// on a thread of the pool, beside the one thread there is here, at a moment that no seed decides; these answers come in a turn of whoever asked.
/// </summary>
internal sealed class VirtualOutside(IScorer? scorer, ITranslator? translator, IBots? bots) : IScorer, ITranslator, IBots
{
    public ValueTask<ScorerAnswer> Score(ExternalScorer external, ScorerQuestion question) => Answer<ScorerAnswer>.InTurn(scorer!.Score(external, question));

    public ValueTask<TranslationAnswer> Open(string url, TimeSpan bound, TranslationQuestion question) => Answer<TranslationAnswer>.InTurn(translator!.Open(url, bound, question));

    public ValueTask<BotAnswer> Talk(BotHook hook, BotTask task) => Answer<BotAnswer>.InTurn(bots!.Talk(hook, task));

    private sealed class Answer<T> : IValueTaskSource<T>
    {
        private ManualResetValueTaskSourceCore<T> _source;

        public static ValueTask<T> InTurn(ValueTask<T> call)
        {
            if (call.IsCompleted) return call;
            var answer = new Answer<T>();
            _ = answer.Hear(call);
            return new ValueTask<T>(answer, answer._source.Version);
        }

        public T GetResult(short token) => _source.GetResult(token);

        public ValueTaskSourceStatus GetStatus(short token) => _source.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => _source.OnCompleted(continuation, state, token, flags);

        private async Task Hear(ValueTask<T> call)
        {
            try
            {
                _source.SetResult(await call);
            }
            catch (Exception failure)
            {
                _source.SetException(failure);
            }
        }
    }
}
