namespace Routing.Actors.Tests;

/// <summary>Bots that answer as they are told.</summary>
internal sealed class AnsweringBots(Func<BotTask, BotAnswer?> answer) : IBots
{
    /// <summary>Null for an answer that never comes.</summary>
    public ValueTask<BotAnswer> Talk(BotHook hook, BotTask task) =>
        answer(task) is { } said ? ValueTask.FromResult(said) : new ValueTask<BotAnswer>(new TaskCompletionSource<BotAnswer>().Task);
}
