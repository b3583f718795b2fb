using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Configuration;
using Orleans.Serialization.Serializers;

namespace Routing.Cluster.Client;

/// <summary>What both ends of a call need: the codec, the allowed types, and the words of failure.</summary>
public static class RoutingWire
{
    public static IServiceCollection AddRoutingWire(this IServiceCollection services)
    {
        services.AddSingleton<ContractCodec>();
        services.AddSingleton<IGeneralizedCodec>(provider => provider.GetRequiredService<ContractCodec>());
        services.AddSingleton<IGeneralizedCopier>(provider => provider.GetRequiredService<ContractCodec>());
        services.AddSingleton<ITypeFilter>(provider => provider.GetRequiredService<ContractCodec>());
        services.AddSingleton<IOutgoingGrainCallFilter, CallGuard>();
        services.Configure<TypeManifestOptions>(types =>
        {
            types.WellKnownTypeAliases[ContractCodec.Alias] = typeof(ContractCodec);
            types.AddAllowedAssembly(typeof(ActorKey).Assembly);
            types.AddAllowedAssembly(typeof(Notice).Assembly);
        });
        services.Configure<ExceptionSerializationOptions>(exceptions => exceptions.SupportedNamespacePrefixes.Add(nameof(Routing)));
        services.AddSingleton<ClusterDirectory>();
        return services;
    }
}
