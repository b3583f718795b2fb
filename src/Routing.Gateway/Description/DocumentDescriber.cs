using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Routing.Gateway;

/// <summary>Describes what all operations share: title, keys, tags, the conventions.</summary>
internal sealed class DocumentDescriber : IOpenApiDocumentTransformer
{
    public const string KeyScheme = "key";

    private static readonly (string Name, string Description)[] Tags =
    [
        ("contacts", "Requests of customers, from creation to their end."),
        ("offers", "Proposals of a contact to an agent."),
        ("agents", "Who handles contacts."),
        ("queues", "Where contacts wait."),
        ("customers", "Who contacts are from."),
        ("groups", "Routing groups and their rules."),
        ("webhooks", "Events sent to other programs."),
        ("alerts", "What is raised, and was."),
        ("alertRules", "What is watched."),
        ("suggestions", "Moves, skills and training, for a supervisor to accept or not."),
        ("what-if", "Comparisons of a variant with what is, played in the lab."),
        ("staffingNeeds", "Agents needed on a day, found by simulation of rosters in the lab."),
        ("measures", "What is measured, and how."),
        ("retentionRules", "For how long the past is kept, by kind of record, group, queue and channel."),
        ("measureTargets", "What is aimed at with measures."),
        ("reports", "Figures by group and interval."),
        ("live", "The center as it is now, for a wall."),
        ("history", "Contacts' journeys and agents' times, kept for reports."),
        ("audit", "Who changed what."),
        ("events", "What happened, as a stream."),
        ("caller", "Who calls."),
        ("operation", "Health and figures."),
    ];

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Routing.Actors",
            Version = "1",
            Description = "Decides, for every customer contact, which agent gets it and when. Unknown fields are refused by name; errors are problems (RFC 9457) "
                + $"with a stable type, one of: {string.Join(", ", ProblemKinds.All.Select(k => $"`{k.Type}`"))}.",
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Tags = Tags.Select(t => new OpenApiTag { Name = t.Name, Description = t.Description }).ToHashSet();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[KeyScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A key made with the keys command of the server. With no key configured only callers of the same machine are served, and need none.",
        };
        return Task.CompletedTask;
    }
}
