using System.Diagnostics;
using OpenTelemetry;

namespace Routing.Gateway;

/// <summary>
/// Takes out of the engine's spans what could name a customer: the grain called is told by its kind, and a failure by its
/// type, since what it says may be anything.
/// </summary>
internal sealed class PersonalTags : BaseProcessor<Activity>
{
    private static readonly string[] Called = ["rpc.orleans.target_id", "rpc.orleans.source_id"];
    private static readonly string[] Said = ["exception.message", "exception.stacktrace"];
    private static readonly string OfCustomers = $"{nameof(ActorKind.Customer)}/".ToLowerInvariant();

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Called)
        {
            if (data.GetTagItem(tag) is string id && id.StartsWith(OfCustomers, StringComparison.Ordinal)) data.SetTag(tag, OfCustomers[..^1]);
        }
        foreach (var tag in Said) data.SetTag(tag, null);
    }
}
