using Microsoft.Extensions.Logging;

namespace Routing.Cluster;

/// <summary>What the engine on Orleans writes to the log.</summary>
internal static partial class ClusterLog
{
    [LoggerMessage(1, LogLevel.Warning, "Actor {Kind} {Id} ended and starts anew at its next call: {Reason}")]
    public static partial void ActorFailed(this ILogger log, ActorKind kind, string id, string reason);

    [LoggerMessage(2, LogLevel.Error, "Actor {Kind} {Id} failed")]
    public static partial void ActorBroke(this ILogger log, Exception failure, ActorKind kind, string id);

    [LoggerMessage(4, LogLevel.Warning, "A customer ended and starts anew at its next call: {Failure}")]
    public static partial void CustomerFailed(this ILogger log, string failure);

    [LoggerMessage(3, LogLevel.Warning, "The waker could not read the lists of actors and tries again: {Reason}")]
    public static partial void WakeFailed(this ILogger log, string reason);
}
