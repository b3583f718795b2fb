namespace Routing.Core;

/// <summary>A decision as history keeps it, once the log has it no more.</summary>
/// <param name="Position">Of its event in the log.</param>
/// <param name="Data">The decision record, as JSON.</param>
public sealed record KeptDecision(long Position, DateTimeOffset At, string Contact, string Queue, Channel Channel, byte[] Data);

/// <summary>Records of a kind that one time holds for: of contacts, those of a queue and a channel; of the audit, those of a kind of thing changed; else all.</summary>
/// <param name="Name">The queue, or the kind of thing; empty for all.</param>
/// <param name="Channel">Empty for all.</param>
public readonly record struct RecordCell(string Name, string Channel)
{
    public static readonly RecordCell All = new("", "");
}

/// <summary>Which kind of record a change in the audit is.</summary>
public static class AuditKinds
{
    /// <summary>By the kind of thing changed: people at work are no configuration.</summary>
    public static RecordKind Of(string changed) => changed is "contact" or "presence" ? RecordKind.Operations : RecordKind.Audit;
}
