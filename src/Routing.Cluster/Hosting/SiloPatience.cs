using Microsoft.Extensions.Configuration;
using Orleans.Configuration;

namespace Routing.Cluster;

/// <summary>
/// When a silo is given up for dead, wherever the list of silos is kept: when it has missed three probes of two seconds, the
/// last of them by way of another silo with up to four: after 6 to 10 s. So a pause of a few seconds is no death, and offers,
/// open for 20 s, outlive their silo.
/// </summary>
internal static class SiloPatience
{
    /// <summary>
    /// What only later versions of Orleans know. With its check of connections a silo that stands still is vouched for by its
    /// last message, for 24 s: long enough for every offer it holds to expire unseen. And its detector learns how long to wait
    /// for an answer, from half of <see cref="ClusterMembershipOptions.ProbeTimeout"/> to four times that: three probes of one
    /// second are missed by whoever is busy for a moment, and eight would be too long.
    /// </summary>
    private static readonly IConfiguration ByName = new ConfigurationBuilder().AddInMemoryCollection(
    [
        new("EnableConnectionLivenessCheck", "false"),
        new("MinProbeTimeout", "00:00:02"),
        new("MaxProbeTimeout", "00:00:04"),
    ]).Build();

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
