namespace Routing.Gateway;

/// <summary>Takes a contact in, and answers it as it stands.</summary>
internal sealed class ContactJourney(ContactIntake intake, ContactViews views)
{
    public async ValueTask<Reply> Create(Call call)
    {
        if (call.Read(ActionShape.Contact, out var malformed) is not { } sent) return malformed!;
        using var activity = Tracing.Begin("contact.create", call.Http);
        var id = sent.Id ?? $"c-{call.RepeatId ?? Guid.CreateVersion7().ToString("N")}";
        var (at, refusal, isRepeat) = await intake.Take(sent, id, activity.TraceParent, call.Ct);
        if (Outcomes.Of(refusal) is { } refused) return refused;
        var view = await views.Of(at, call.Ct);
        return Reply.Of(view, ApiJson.Default.ContactView, isRepeat ? 200 : 201, location: isRepeat ? null : $"/v1/contacts/{view.Id}");
    }
}
