using System.Collections.Immutable;

namespace Routing.Cluster.Client;

/// <summary>Checks what is given with a call before it leaves; the bounds are those of the HTTP API.</summary>
internal static class Given
{
    private const int MaxText = 256;
    private const int MaxQueues = 1000;
    private const int MaxComment = 16 * 1024;
    private static readonly TimeSpan MaxLease = TimeSpan.FromHours(1);

    public static void IdOf(string field, string? id) => Require(Id.IsValid(id), field, Id.Rule);

    public static void OptionalId(string field, string? id)
    {
        if (id is not null) IdOf(field, id);
    }

    public static void Text(string field, string? text) => Require(text is null or { Length: <= MaxText }, field, $"Use at most {MaxText} characters.");

    public static void Comment(string? text) => Require(text is null or { Length: <= MaxComment }, "comment", $"Use at most {MaxComment} characters.");

    public static void Score(string field, int? score) => Require(score is null or (>= 1 and <= 5), field, "Use a whole number from 1 to 5.");

    public static void Presence(PresenceKind presence) => Require(Enum.IsDefined(presence), "presence", $"Use one of: {string.Join(", ", Enum.GetNames<PresenceKind>())}.");

    public static void Whisper(string? text) => Require(text is { Length: > 0 and <= ContactNotes.WhisperLength }, "text", $"Write 1 to {ContactNotes.WhisperLength} characters.");

    public static void Queues(ImmutableArray<string> queues)
    {
        Require(queues is { Length: > 0 and <= MaxQueues }, "queues", $"Name 1 to {MaxQueues} queues.");
        for (var i = 0; i < queues.Length; i++) IdOf($"queues[{i}]", queues[i]);
    }

    public static void Lease(TimeSpan lease) => Require(lease >= TimeSpan.FromSeconds(1) && lease <= MaxLease, "lease", $"Use from one second to {MaxLease.TotalMinutes:0} minutes.");

    public static void Sound(ImmutableArray<Fault> faults)
    {
        if (Refusals.Of(faults) is { } fault) throw new RoutingRefusedException(fault);
    }

    private static void Require(bool holds, string field, string mend)
    {
        if (!holds) throw new RoutingRefusedException(Refusals.At(RefusalKind.InvalidValue, field, mend));
    }
}
