using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// What rules select for a contact by name: what its customer hears and is offered while it waits, and what its agent is told. What it leaves out, the
/// queue says.
/// </summary>
public sealed record Treatment
{
    public required string Name { get; init; }

    /// <summary>What the gateway plays meanwhile: a name it knows, or an address.</summary>
    public string? Music { get; init; }

    /// <summary>Before the queue's own, of which one is told where none of these fits.</summary>
    public ImmutableArray<WaitMessage> Messages { get; init; } = [];

    /// <summary>Waits at which an event says that the customer should hear how it stands, rising; empty for the queue's.</summary>
    public ImmutableArray<int> AnnounceAtSeconds { get; init; } = [];

    /// <summary>After this wait an event asks the gateway to offer the customer a callback; null leaves that to the queue's overflow.</summary>
    public int? OfferCallbackAfterSeconds { get; init; }

    /// <summary>Told to the agent with the offer, before what supervisors whisper.</summary>
    public string? Whisper { get; init; }

    /// <summary>Where agents may find answers, whatever intent and queue say.</summary>
    public AnswerSource? AnswerSource { get; init; }

    /// <summary>In the place of the queue's.</summary>
    public int? WrapUpSeconds { get; init; }

    /// <summary>What travels with a contact. Its messages are looked up when one is told: texts may be mended while contacts wait.</summary>
    public Treatment Carried() => Messages.IsEmpty ? this : this with { Messages = [] };

    public static Treatment? Find(ImmutableArray<Treatment> treatments, string? name) =>
        name is null ? null : treatments.FirstOrDefault(treatment => string.Equals(treatment.Name, name, StringComparison.OrdinalIgnoreCase));

    internal static void Check(FaultList faults, GroupRules rules)
    {
        faults.List("treatments", rules.Treatments, (path, treatment) => Check(faults, path, treatment), treatment => treatment.Name?.ToUpperInvariant());
        if (rules.Treatments.IsDefault || rules.Rules.IsDefault) return;
        for (var i = 0; i < rules.Rules.Length; i++)
        {
            if (rules.Rules[i]?.Then?.Treatment is { } named && rules.Treatments.All(treatment => !string.Equals(treatment?.Name, named, StringComparison.OrdinalIgnoreCase)))
                faults.Add($"rules[{i}].then.treatment", $"There is no treatment {named}. Add it to treatments, or leave it out.");
        }
    }

    private static void Check(FaultList faults, string path, Treatment treatment)
    {
        faults.Label($"{path}.name", treatment.Name);
        faults.OptionalLabel($"{path}.music", treatment.Music);
        WaitMessageChoice.Check(faults, $"{path}.messages", treatment.Messages);
        for (var n = 0; !treatment.Messages.IsDefault && n < treatment.Messages.Length; n++)
            faults.Require(treatment.Messages[n] is not { Treatments.IsDefaultOrEmpty: false }, $"{path}.messages[{n}].treatments", "Leave it out: this message is of one treatment.");
        AnnouncedMoments.Check(faults, $"{path}.announceAtSeconds", treatment.AnnounceAtSeconds);
        if (treatment.OfferCallbackAfterSeconds is { } after) faults.Range($"{path}.offerCallbackAfterSeconds", after, 1, Limits.WaitSeconds);
        faults.Require(treatment.Whisper is null or { Length: > 0 and <= ContactNotes.WhisperLength }, $"{path}.whisper", $"Write 1 to {ContactNotes.WhisperLength} characters.");
        AnswerSource.Check(faults, $"{path}.answerSource", treatment.AnswerSource);
        if (treatment.WrapUpSeconds is { } seconds) faults.Range($"{path}.wrapUpSeconds", seconds, 0, Limits.WrapUpSeconds);
        faults.Require(
            treatment.Music is not null || !treatment.Messages.IsDefaultOrEmpty || !treatment.AnnounceAtSeconds.IsDefaultOrEmpty || treatment.OfferCallbackAfterSeconds is not null
                || treatment.Whisper is not null || treatment.AnswerSource is not null || treatment.WrapUpSeconds is not null,
            path, "Give music, messages, announceAtSeconds, offerCallbackAfterSeconds, whisper, answerSource or wrapUpSeconds; this does nothing.");
    }
}
