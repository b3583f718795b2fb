using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>
/// A bot's contacts: it is told of each as it has it, and again after a crash, as the offer's id tells a repeat. What it does not end goes
/// back with its transcript; a deadline sees to that where all else fails.
/// </summary>
public partial class AgentActor
{
    /// <summary>Talks remembered as begun beyond those of contacts at hand.</summary>
    private const int MaxTalksOver = 64;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private readonly HashSet<string> _talking = new(StringComparer.Ordinal);
    private readonly Waits<BotAnswer> _talks = new(host.Clock);

    private void TalkAsBot(AgentState agent)
    {
        if (agent.Profile is not { Kind: AgentKind.Bot, Hook: { } hook }) return;
        foreach (var slot in agent.Slots)
        {
            if (slot.State == SlotState.Handling && _talking.Add(slot.Terms.OfferId)) _ = Talk(slot, hook);
        }
        if (_talking.Count > agent.Slots.Length + MaxTalksOver) _talking.RemoveWhere(offer => agent.ByOffer(offer) is null);
    }

    private async Task Talk(Slot slot, BotHook hook)
    {
        try
        {
            var answer = await Ask(slot, hook);
            if (answer.Outcome == BotOutcome.Talking || !Has(slot)) return;
            await Keep(slot, answer.Transcript);
            // Meanwhile its time may have been over, or somebody may have taken it away.
            if (!Has(slot)) return;
            await Do(answer.Outcome == BotOutcome.Resolved
                ? AgentWork.Complete(_agent, slot.ContactId, new Completion(true, null, answer.Reason, answer.Intent), Now)
                : AgentBots.HandOver(_agent, slot.ContactId, null, answer.Reason, answer.Outcome == BotOutcome.Failed, Now));
        }
        catch (Exception failure) when (failure is StoreUnavailableException or TimeoutException)
        {
            // The sweep takes it up again.
            _talking.Remove(slot.Terms.OfferId);
            _sweepAt ??= Now + Defaults.Sweep;
            Arm();
        }
    }

    private async ValueTask<BotAnswer> Ask(Slot slot, BotHook hook)
    {
        if (Host.Bots is not { } bots) return BotAnswer.Failed("no bot can be asked here");
        var (terms, card) = (slot.Terms, slot.Terms.Card);
        var request = (await Host.Actors.Contact(slot.ContactId).Get())?.Request;
        var task = new BotTask(
            terms.OfferId, card.ContactId, Key.Id, terms.Queue, card.Channel, card.Intent, card.Own.Language ?? request?.Language, card.Tier, card.CustomerId, request?.Text,
            request?.Attributes ?? ImmutableDictionary<string, string>.Empty, (slot.AnsweredAt!.Value - terms.EnqueuedAt).TotalSeconds, 1);
        for (var attempt = 1; ; attempt++)
        {
            var answer = await Once(bots, hook, task with { Attempt = attempt });
            if (answer.Outcome != BotOutcome.Failed || attempt >= hook.Attempts || !Has(slot)) return answer;
            await Task.Delay(FirstPause * (1 << (attempt - 1)), Host.Clock);
            // It may have gone to somebody else meanwhile, whom the bot must not talk over.
            if (IsVoid || !Has(slot)) return answer;
        }
    }

    private async ValueTask<BotAnswer> Once(IBots bots, BotHook hook, BotTask task)
    {
        try
        {
            return await _talks.For(bots.Talk(hook, task), TimeSpan.FromSeconds(hook.TimeoutSeconds));
        }
        catch (TimeoutException)
        {
            return BotAnswer.Failed("no answer in time");
        }
    }

    /// <summary>Before the contact goes anywhere: whoever has it next finds what was said.</summary>
    private async ValueTask Keep(Slot slot, string? transcript)
    {
        if (string.IsNullOrWhiteSpace(transcript)) return;
        await Host.Actors.Contact(slot.ContactId).Note(new ContactNote(slot.Terms.OfferId, NoteKind.Transcript, Key.Id, Now, transcript));
    }

    private bool Has(Slot slot) => _agent.ByOffer(slot.Terms.OfferId) is { } now && AgentBots.IsInHand(now);
}
