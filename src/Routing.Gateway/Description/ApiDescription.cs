using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Routing.Gateway;

/// <summary>The description of the API: OpenAPI 3.1 at <c>/openapi/v1.json</c>, and a page to browse it at <c>/docs</c>, served from here alone.</summary>
internal static class ApiDescription
{
    private const string Name = "v1";
    private const string Document = $"/openapi/{Name}.json";
    private const string Page = "docs";

    public static IServiceCollection AddApiDescription(this IServiceCollection services)
    {
        // Only the schemas are made with these options; answers are written with the generated ones, which say the same.
        services.Configure<JsonOptions>(json =>
        {
            // A number in quotes is refused, and so is not described.
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, new SchemaTypes());
            // Without the one for instants: it would hide from the schema that they are.
            foreach (var converter in ApiJson.Default.Options.Converters.Where(c => c is not UtcInstant)) json.SerializerOptions.Converters.Add(converter);
        });
        return services.AddOpenApi(Name, openApi =>
        {
            openApi.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            openApi.AddDocumentTransformer<DocumentDescriber>();
            openApi.AddOperationTransformer<OperationDescriber>();
            openApi.AddSchemaTransformer<RequiredFields>();
            openApi.AddSchemaTransformer<NullableFields>();
        });
    }

    public static void MapApiDescription(this WebApplication app)
    {
        var document = new DocumentOnce(() => app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync());
        app.MapGet(Document, document.Get).ExcludeFromDescription();
        // It holds every path it is shown against patterns, and requests come by the thousand.
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/" + Page, StringComparison.OrdinalIgnoreCase), docs => docs.UseSwaggerUI(page =>
        {
            page.RoutePrefix = Page;
            page.DocumentTitle = "Routing.Actors";
            page.SwaggerEndpoint(Document, "Routing.Actors v1");
        }));
    }
}
