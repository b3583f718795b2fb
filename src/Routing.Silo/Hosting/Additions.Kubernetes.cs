using Routing.Cluster.Kubernetes;

namespace Routing.Silo;

internal static partial class Additions
{
    static partial void WatchPods(ISiloBuilder silo, ref bool isThere)
    {
        silo.WatchPods();
        isThere = true;
    }
}
