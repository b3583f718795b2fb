namespace Routing.Gateway;

/// <summary>How a new contact, and the bodies of the actions, are read.</summary>
internal static class ActionShape
{
    public static readonly Shape<CreateContact> Contact = new(
        new CreateContact { Channel = default },
        new("id", (c, f) => c with { Id = f.IdentifierOrNull() }),
        new("customerId", (c, f) => c with { CustomerId = f.IdentifierOrNull() }),
        new("customerAddress", (c, f) => c with { CustomerAddress = f.TextOrNull() }),
        new("channel", (c, f) => c with { Channel = f.One<Channel>() }, Required: true),
        new("queue", (c, f) => c with { Queue = f.IdentifierOrNull() }),
        new("intent", (c, f) => c with { Intent = f.TextOrNull() }),
        new("text", (c, f) => c with { Text = f.TextOrNull(RequestLimits.MaxLongText) }),
        new("language", (c, f) => c with { Language = f.TextOrNull() }),
        new("region", (c, f) => c with { Region = f.TextOrNull() }),
        new("requirements", (c, f) => c with { Requirements = f.List(QueueShape.Skill.Read) }),
        new("urgency", (c, f) => c with { Urgency = f.Integer(-100, 100) }),
        new("preferredAgent", (c, f) => c with { PreferredAgent = f.IdentifierOrNull() }),
        new("scheduledFor", (c, f) => c with { ScheduledFor = f.InstantOrNull() }),
        new("recordingUrl", (c, f) => c with { RecordingUrl = f.TextOrNull(Limits.UrlLength) }),
        new("transcriptUrl", (c, f) => c with { TranscriptUrl = f.TextOrNull(Limits.UrlLength) }),
        new("attributes", (c, f) => c with { Attributes = f.IsNull ? null : AgentShape.Attributes(f) }));

    public static readonly Shape<CorrectContact> Correction = new(
        new CorrectContact(),
        new("queue", (c, f) => c with { Queue = f.IdentifierOrNull() }),
        new("intent", (c, f) => c with { Intent = f.TextOrNull() }),
        new("text", (c, f) => c with { Text = f.TextOrNull(RequestLimits.MaxLongText) }),
        new("language", (c, f) => c with { Language = f.TextOrNull() }),
        new("region", (c, f) => c with { Region = f.TextOrNull() }),
        new("requirements", (c, f) => c with { Requirements = f.List(QueueShape.Skill.Read) }),
        new("urgency", (c, f) => c with { Urgency = f.Integer(-100, 100) }),
        new("preferredAgent", (c, f) => c with { PreferredAgent = f.IdentifierOrNull() }),
        new("recordingUrl", (c, f) => c with { RecordingUrl = f.TextOrNull(Limits.UrlLength) }),
        new("transcriptUrl", (c, f) => c with { TranscriptUrl = f.TextOrNull(Limits.UrlLength) }),
        new("attributes", (c, f) => c with { Attributes = AgentShape.Attributes(f) }));

    public static readonly Shape<RequestCallback> Callback = new(
        new RequestCallback(),
        new FieldRule<RequestCallback>("at", (c, f) => c with { At = f.InstantOrNull() }));

    public static readonly Shape<Schedule> Schedule = new(
        new Schedule(default(DateTimeOffset)),
        new FieldRule<Schedule>("at", (s, f) => s with { At = f.Instant() }, Required: true));

    public static readonly Shape<Reopen> Reopening = new(
        new Reopen(),
        new("id", (r, f) => r with { Id = f.IdentifierOrNull() }),
        new("channel", (r, f) => r with { Channel = f.IsNull ? null : f.One<Channel>() }),
        new("text", (r, f) => r with { Text = f.TextOrNull(RequestLimits.MaxLongText) }));

    public static readonly Shape<SetPending> Pending = new(
        new SetPending(),
        new("on", (p, f) => p with { On = f.One<PendingOn>() }),
        new("until", (p, f) => p with { Until = f.InstantOrNull() }));

    public static readonly Shape<SetPresence> Presence = new(
        new SetPresence(default),
        new("presence", (p, f) => p with { Presence = f.One<PresenceKind>() }, Required: true),
        new("reason", (p, f) => p with { Reason = f.TextOrNull() }),
        new("queues", (p, f) => p with { Queues = f.List(i => i.Identifier()) }));

    public static readonly Shape<Heartbeat> Heartbeat = new(
        new Heartbeat(0),
        new FieldRule<Heartbeat>("leaseSeconds", (h, f) => h with { LeaseSeconds = f.Integer(1, 3600) }, Required: true));

    public static readonly Shape<WithReason> Reason = new(
        new WithReason(),
        new FieldRule<WithReason>("reason", (r, f) => r with { Reason = f.TextOrNull() }));

    public static readonly Shape<Whisper> Whisper = new(
        new Whisper(""),
        new FieldRule<Whisper>("text", (w, f) => w with { Text = f.Words(ContactNotes.WhisperLength) }, Required: true));

    public static readonly Shape<Completion> Completion = new(
        new Completion(null, null, null),
        new("resolved", (c, f) => c with { Resolved = f.FlagOrNull() }),
        new("satisfaction", (c, f) => c with { Satisfaction = f.IntegerOrNull(1, 5) }),
        new("outcome", (c, f) => c with { Outcome = f.TextOrNull() }),
        new("intent", (c, f) => c with { Intent = f.TextOrNull() }));

    public static readonly Shape<RollBack> RollBack = new(
        new RollBack(0),
        new FieldRule<RollBack>("version", (r, f) => r with { Version = f.Integer(1) }, Required: true));

    public static readonly Shape<Rate> Rating = new(
        new Rate(0),
        new("score", (r, f) => r with { Score = f.Integer(1, 5) }, Required: true),
        new("comment", (r, f) => r with { Comment = f.TextOrNull(RequestLimits.MaxLongText) }));

    public static readonly Shape<Transfer> Transfer = new(
        new Transfer(),
        new("queue", (t, f) => t with { Queue = f.IdentifierOrNull() }),
        new("agent", (t, f) => t with { Agent = f.IdentifierOrNull() }),
        new("transcript", (t, f) => t with { Transcript = f.TextOrNull(ContactNotes.TranscriptLength) }));

    public static readonly Shape<ToAgent> ToAgent = new(
        new ToAgent(""),
        new FieldRule<ToAgent>("agent", (t, f) => t with { Agent = f.Identifier() }, Required: true));

    public static readonly Shape<MergeInto> Merge = new(
        new MergeInto(""),
        new FieldRule<MergeInto>("into", (m, f) => m with { Into = f.Identifier() }, Required: true));

    /// <summary>An action without a body of its own; an empty object is taken too.</summary>
    public static readonly Shape<object> Nothing = new(new object());
}
