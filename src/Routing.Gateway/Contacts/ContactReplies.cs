namespace Routing.Gateway;

/// <summary>Answers what became of a call about a contact, and notes it in the trace of the contact's journey.</summary>
internal sealed class ContactReplies(ContactViews views)
{
    /// <summary>Who may read what customers say of their agents.</summary>
    private const Role ReadsComments = Role.Supervisor | Role.Admin | Role.Auditor;

    /// <param name="noted">Its name in the trace; null leaves it out.</param>
    public async ValueTask<Reply> Of(Call call, ContactResult result, string? noted = null)
    {
        if (Outcomes.Of(result.Refusal) is { } refused) return refused;
        if (noted is not null && !result.IsRepeat && result.At.Card is { } card) Tracing.Note(noted, card, call.BeganAt);
        return Reply.Of(await View(call, result.At), ApiJson.Default.ContactView);
    }

    /// <summary>The contact as this caller may see it.</summary>
    public async ValueTask<ContactView> View(Call call, Located at)
    {
        var view = await views.Of(at, call.Ct);
        return call.Caller.Has(ReadsComments) ? view with { RatingComment = at.Record?.Rating?.Comment } : view;
    }
}
