namespace Routing.Gateway;

/// <summary>Answers what became of a call about a contact, and notes it in the trace of the contact's journey.</summary>
internal sealed class ContactReplies(ContactViews views)
{
    /// <param name="noted">Its name in the trace; null leaves it out.</param>
    public async ValueTask<Reply> Of(Call call, ContactResult result, string? noted = null)
    {
        if (Outcomes.Of(result.Refusal) is { } refused) return refused;
        if (noted is not null && !result.IsRepeat && result.At.Card is { } card) Tracing.Note(noted, card, call.BeganAt);
        return Reply.Of(await views.Of(result.At, call.Ct), ApiJson.Default.ContactView);
    }
}
