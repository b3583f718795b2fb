using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What is kept with a contact for whoever handles it next: a supervisor's whisper, or what a bot and the customer said.</summary>
/// <param name="Id">A repeat under the same id is the same note.</param>
/// <param name="By">The agent, for a transcript; the caller's name, for a whisper.</param>
public sealed record ContactNote(string Id, NoteKind Kind, string By, DateTimeOffset At, string Text);

/// <summary>Kinds of note.</summary>
public enum NoteKind
{
    Whisper,
    Transcript,
}

/// <summary>The notes of a contact, as stored.</summary>
public sealed record ContactNotes(ImmutableArray<ContactNote> Notes)
{
    /// <summary>Beyond it the oldest goes.</summary>
    public const int Most = 20;
    public const int WhisperLength = 2000;

    /// <summary>Of a longer transcript the beginning is left out.</summary>
    public const int TranscriptLength = 16_000;

    public static Turn<ContactCommandOutcome, ContactRecord?> Add(ContactRecord? contact, ContactNote note)
    {
        if (contact is null) return Turn.Of(ContactCommandOutcome.NotHere, contact);
        if (contact.Notes.Any(known => known.Id == note.Id)) return Turn.Of(ContactCommandOutcome.Repeated, (ContactRecord?)contact);
        if (contact.Closed is not null) return Turn.Of(ContactCommandOutcome.WrongState, (ContactRecord?)contact);
        if (note.Text.Length > TranscriptLength) note = note with { Text = "…" + note.Text[^(TranscriptLength - 1)..] };
        var notes = contact.Notes.Length < Most ? contact.Notes : contact.Notes.RemoveAt(0);
        var isHandled = contact.Answer is { } answer && (contact.Hops.IsEmpty || answer.Hop >= contact.Hops[^1].Hop);
        return Turn.Of(
            ContactCommandOutcome.Done,
            (ContactRecord?)(contact with { Notes = notes.Add(note) }),
            new ContactNoted(contact.Request.Id, contact.Hops is [.., var hop] ? hop.Queue : contact.Plan.Queue, isHandled ? contact.Answer!.Agent : null, note.Kind));
    }
}

/// <summary>Something was noted for whoever handles the contact; what it says is with the contact alone.</summary>
public sealed record ContactNoted(string ContactId, string QueueId, string? AgentId, NoteKind Kind) : RoutingEvent
{
    public override string Type => Kind == NoteKind.Whisper ? "contact.whispered" : "contact.transcriptKept";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
    public override string? Agent => AgentId;
}

/// <summary>Where an agent may find the answer: a page, a text, or both.</summary>
public sealed record AnswerSource
{
    public string? Url { get; init; }
    public string? Text { get; init; }

    internal static void Check(FaultList faults, string path, AnswerSource? source)
    {
        if (source is null) return;
        faults.Require(source.Url is not null || source.Text is not null, path, "Give url or text, or leave it out.");
        if (source.Url is not null) faults.WebAddress($"{path}.url", source.Url);
        faults.Require(source.Text is null or { Length: > 0 and <= Limits.AttributeLength }, $"{path}.text", $"Write 1 to {Limits.AttributeLength} characters.");
    }
}
