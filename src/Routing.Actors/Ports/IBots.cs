namespace Routing.Actors;

/// <summary>Tells bots outside this system of their contacts. It answers within the hook's own time or soon after, and never throws: a failure is an answer.</summary>
public interface IBots
{
    ValueTask<BotAnswer> Talk(BotHook hook, BotTask task);
}
