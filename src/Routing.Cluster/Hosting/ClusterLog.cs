using Microsoft.Extensions.Logging;

namespace Routing.Cluster;

/// <summary>What the engine on Orleans writes to the log.</summary>
internal static partial class ClusterLog
{
    [LoggerMessage(1, LogLevel.Warning, "Actor {Kind} {Id} ended and starts anew at its next call: {Reason}")]
    public static partial void ActorFailed(this ILogger log, ActorKind kind, string id, string reason);

    [LoggerMessage(2, LogLevel.Error, "Actor {Kind} {Id} failed")]
    public static partial void ActorBroke(this ILogger log, Exception failure, ActorKind kind, string id);

    [LoggerMessage(10, LogLevel.Warning, "A customer ended and starts anew at its next call: {Failure}")]
    public static partial void CustomerFailed(this ILogger log, string failure);

    [LoggerMessage(3, LogLevel.Warning, "The waker could not read the lists of actors and tries again: {Reason}")]
    public static partial void WakeFailed(this ILogger log, string reason);

    [LoggerMessage(4, LogLevel.Warning, "The event log takes no events; they are kept and sent again until it does: {Reason}")]
    public static partial void AppendFailed(this ILogger log, string reason);

    [LoggerMessage(7, LogLevel.Warning, "What is older than is kept could not be deleted, and is tried again: {Reason}")]
    public static partial void PruneFailed(this ILogger log, string reason);

    [LoggerMessage(6, LogLevel.Warning, "The reminder of a dispatcher could not be set: {Reason}")]
    public static partial void ReminderFailed(this ILogger log, string reason);

    [LoggerMessage(5, LogLevel.Error, "The event log refuses event {Number} ({Type}) of an actor ({Kind}); it and later ones of that actor are kept, and sent again with its next change: {Reason}")]
    public static partial void EventsRefused(this ILogger log, ActorKind kind, long number, string type, string reason);

    [LoggerMessage(8, LogLevel.Warning, "Silo {Silo} is dead: its port refuses every connection")]
    public static partial void SiloGone(this ILogger log, string silo);

    [LoggerMessage(9, LogLevel.Warning, "Whether a silo is gone could not be found out, and is left to probes: {Reason}")]
    public static partial void LookFailed(this ILogger log, string reason);
}
