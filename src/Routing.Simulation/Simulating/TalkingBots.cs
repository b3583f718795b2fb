using Routing.Actors;

namespace Routing.Simulation;

/// <summary>The bots of a simulated run: each talks, and how that ends the run says later, as for people, by the pool it is of.</summary>
internal sealed class TalkingBots : IBots
{
    public ValueTask<BotAnswer> Talk(BotHook hook, BotTask task) => ValueTask.FromResult(new BotAnswer(BotOutcome.Talking));
}
