namespace Routing.Core;

/// <summary>Decides on a contact's references: at any time of it, also after its end, as recordings are ready later.</summary>
public static class ContactRecordings
{
    public static Turn<ContactCommandOutcome, ContactRecord?> Refer(ContactRecord? contact, RecordingChange change)
    {
        if (contact is null) return Turn.Of(ContactCommandOutcome.NotHere, contact);
        if (contact.IsErased()) return Turn.Of(ContactCommandOutcome.WrongState, (ContactRecord?)contact);
        var recording = change.On(contact.Recording);
        if (recording == (contact.Recording ?? Recording.None)) return Turn.Of(ContactCommandOutcome.Repeated, (ContactRecord?)contact);
        var after = contact with { Recording = recording == Recording.None ? null : recording };
        return Turn.Of(ContactCommandOutcome.Done, (ContactRecord?)after, Told(after));
    }

    internal static ContactRecorded Told(ContactRecord contact) => new(
        contact.Request.Id, contact.Hops is [.., var hop] ? hop.Queue : contact.Plan.Queue, contact.Answer?.Agent, contact.Recording?.RecordingUrl is not null, contact.Recording?.TranscriptUrl is not null);
}

/// <summary>It became known, or was taken back, where a contact's recording or transcript is kept. Where that is stands with the contact alone: what is in the log cannot be erased.</summary>
public sealed record ContactRecorded(string ContactId, string QueueId, string? AgentId, bool HasRecording, bool HasTranscript) : RoutingEvent
{
    public override string Type => "contact.recorded";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
    public override string? Agent => AgentId;
}
