namespace Routing.Actors;

/// <summary>A translation in the place of a speaker of the customer's language, once none takes the contact in time.</summary>
public partial class QueueActor
{
    private readonly Waits<TranslationAnswer> _translating = new(host.Clock);

    /// <summary>It is written that it was asked before it is: who comes back from a crash asks again, but not at once.</summary>
    private void AskTranslator(QueueRow row)
    {
        _queue.Note(row, row.Contact with { TranslationTriedAt = Now });
        _ = Translate(row, _queue.Config!.Translation!);
    }

    // The contact waits on meanwhile, and a speaker who frees up takes it.
    private async Task Translate(QueueRow row, TranslationRule rule)
    {
        var card = row.Contact.Card;
        var from = card.Own.Language!;
        var answer = await Answer(rule, new TranslationQuestion(card.ContactId, Key.Id, card.Channel, card.Intent, from));
        await InTurn(row, async () =>
        {
            if (!_queue.Has(row) || row.Contact.Phase != WaitingPhase.Waiting || row.Contact.Own.Language != from) return;
            if (answer.Failure is { } failure)
            {
                if (failure != row.Contact.TranslationFailure) Record(new TranslationFailed(card.ContactId, Key.Id, from, failure));
                _queue.Note(row, row.Contact with { TranslationsFailed = row.Contact.TranslationsFailed + 1, TranslationFailure = failure });
                QueueDeadlines.Arm(_queue, row);
            }
            else
            {
                _queue.Set(row, row.Contact with { Translation = new Translation(from, answer.Session, Now), TranslationsFailed = 0, TranslationFailure = null }, Now);
                Record(new ContactTranslated(card.ContactId, Key.Id, from, answer.Session));
            }
            await Save();
            TellHeads();
        });
    }

    private async ValueTask<TranslationAnswer> Answer(TranslationRule rule, TranslationQuestion question)
    {
        if (rule.Url is not { } url) return new TranslationAnswer(null, null);
        if (Host.Translator is not { } translator) return TranslationAnswer.None("none can be asked here");
        var bound = TimeSpan.FromMilliseconds(rule.TimeoutMilliseconds);
        try
        {
            return await _translating.For(translator.Open(url, bound, question), bound);
        }
        catch (TimeoutException)
        {
            return TranslationAnswer.None("no answer in time");
        }
    }
}
