using Microsoft.Extensions.Configuration;
using Orleans.Configuration;

namespace Routing.Cluster;

/// <summary>
/// When a silo is given up for dead, wherever the list of silos is kept: after about 6 s without an answer to a probe. Decisions
/// for its groups resume within about 10 s, and a pause of a few seconds is no death.
/// </summary>
internal static class SiloPatience
{
    /// <summary>
    /// What only later versions of Orleans know. With this check a silo that stands still is vouched for by its last message,
    /// for 24 s: long enough for every offer it holds to expire unseen.
    /// </summary>
    private static readonly IConfiguration ByName =
        new ConfigurationBuilder().AddInMemoryCollection([new("EnableConnectionLivenessCheck", "false")]).Build();

    public static ISiloBuilder UseRoutingPatience(this ISiloBuilder silo) => silo.Configure<ClusterMembershipOptions>(membership =>
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(2);
        membership.NumMissedProbesLimit = 3;
        membership.NumVotesForDeathDeclaration = 2;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(10);
        membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
        ByName.Bind(membership);
    });
}
