using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Routing.Gateway;

/// <summary>Describes one operation from its own record: what it takes, answers and refuses, and whose key it wants.</summary>
internal sealed class OperationDescriber : IOpenApiOperationTransformer
{
    private const string ProblemType = "application/problem+json";

    public async Task TransformAsync(OpenApiOperation described, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Operation>().FirstOrDefault() is not { } operation) return;
        described.OperationId = operation.Name;
        described.Summary = operation.Summary;
        described.Tags = new HashSet<OpenApiTagReference> { new(operation.Tag, context.Document) };
        described.Parameters = Parameters(operation);
        described.RequestBody = operation.Body is null ? null : await Body(operation, context, cancellationToken);
        described.Responses = await Responses(operation, context, cancellationToken);
        if (operation.Roles == Role.None) return;
        described.Description = $"Roles: {Roles.Listed(operation.Roles)}.";
        described.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(DocumentDescriber.KeyScheme, context.Document)] = [] }];
    }

    private static List<IOpenApiParameter> Parameters(Operation operation)
    {
        var parameters = new List<IOpenApiParameter>();
        if (operation.Pattern.Contains("{id}", StringComparison.Ordinal))
        {
            parameters.Add(new OpenApiParameter
            {
                Name = "id",
                In = ParameterLocation.Path,
                Required = true,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = operation.MaxIdLength, Pattern = "^[A-Za-z0-9._~-]+$" },
            });
        }
        if (operation.Pattern.Contains("{name}", StringComparison.Ordinal))
        {
            parameters.Add(new OpenApiParameter
            {
                Name = "name",
                In = ParameterLocation.Path,
                Required = true,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = Limits.StringLength },
            });
        }
        parameters.AddRange(operation.Query.Select(name => new OpenApiParameter { Name = name, In = ParameterLocation.Query, Schema = ParameterSchemas.Of(operation, name) }));
        if (operation.Conditional) parameters.AddRange([Header("If-Match", "Do it only if this is the present ETag."), Header("If-None-Match", "* to create only.")]);
        if (operation.Method == "POST") parameters.Add(Header(IdempotentCalls.Header, "A repeat with the same key is answered with the first answer, for 24 hours."));
        if (operation.Name == "streamEvents") parameters.Add(Header("Last-Event-ID", "Resumes after this id."));
        return parameters;
    }

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static async Task<OpenApiRequestBody> Body(Operation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var schema = operation.Method == "PATCH" ? await Schemas.PatchOf(operation.Body!, context, ct) : await Schemas.OfBody(operation.Body!, context, ct);
        return new OpenApiRequestBody
        {
            Required = !operation.BodyOptional,
            Content = operation.MediaTypes.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = schema }),
        };
    }

    private static async Task<OpenApiResponses> Responses(Operation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var responses = new OpenApiResponses();
        foreach (var status in Successes(operation))
        {
            responses[status.ToString()] = new OpenApiResponse
            {
                Description = status switch { 201 => "Created.", 204 => "Done.", 501 => "Not there yet.", _ => "Done." },
                Content = operation.Reply is null || status == 501 ? null : await ReplyContent(operation, context, ct),
            };
        }
        var problem = await Schemas.Of(typeof(ProblemView), context, ct);
        int[] always = operation.Roles == Role.None ? [] : [400, 401, 403, 414, 429, 503];
        int[] ofBody = operation.ReadsBody ? [413, 415] : [];
        int[] ofKey = operation.Method == "POST" ? [409, 422] : [];
        foreach (var status in always.Concat(ofBody).Concat(ofKey).Concat(operation.Problems).Distinct().Order())
        {
            responses[status.ToString()] = new OpenApiResponse
            {
                Description = string.Join("; ", ProblemKinds.All.Where(k => k.Status == status).Select(k => k.Title)) + ".",
                Content = new Dictionary<string, OpenApiMediaType> { [ProblemType] = new OpenApiMediaType { Schema = problem } },
            };
        }
        return responses;
    }

    private static int[] Successes(Operation operation) =>
        operation.Success == 201 || (operation.Method == "PUT" && operation.Success == 200) ? [200, 201] : [operation.Success];

    private static async Task<IDictionary<string, OpenApiMediaType>> ReplyContent(Operation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var schema = await Schemas.Of(operation.Reply!, context, ct);
        return operation.ReplyTypes.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = schema });
    }
}
