using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Routing.Gateway;

/// <summary>Maps operations as endpoints; each carries its own description as metadata.</summary>
internal sealed class OperationMap(IEndpointRouteBuilder endpoints, OperationRunner runner)
{
    public void Add(params ReadOnlySpan<Operation> operations)
    {
        foreach (var operation in operations)
        {
            RequestDelegate handle = http => runner.Run(http, operation);
            // The description generator only looks at endpoints that name a method.
            endpoints.MapMethods(operation.Pattern, [operation.Method], handle)
                .WithName(operation.Name)
                .WithMetadata(operation, handle.Method);
        }
    }
}
