using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Routing.Gateway;

/// <summary>
/// Which fields a body must have, where its type does not say it as its shape does: a type has defaults for what is kept, and a
/// constructor requires what a body may leave out.
/// </summary>
internal sealed class RequiredFields : IOpenApiSchemaTransformer
{
    private static readonly Dictionary<Type, string[]> ByType = new()
    {
        [typeof(AlertRule)] = ["measure"],
        [typeof(AskWhatIf)] = ["variant"],
        [typeof(BotHook)] = ["url"],
        [typeof(Completion)] = [],
        [typeof(DedicatedAgents)] = ["agents"],
        [typeof(ExternalScorer)] = ["url"],
        [typeof(MeasureTarget)] = ["target"],
        [typeof(RetentionRule)] = ["records", "days"],
        [typeof(RoutingRule)] = ["name", "then"],
        [typeof(RuleExample)] = ["name", "expect"],
        [typeof(SeniorRule)] = ["agentTiers"],
        [typeof(ShiftBreak)] = ["reason", "hours"],
        [typeof(ShiftPlan)] = ["hours"],
        [typeof(TierRule)] = ["tier", "when"],
    };

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (ByType.TryGetValue(context.JsonTypeInfo.Type, out var names)) schema.Required = new HashSet<string>(names, StringComparer.Ordinal);
        return Task.CompletedTask;
    }
}
