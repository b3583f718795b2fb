// Clusters of real processes: each test has the machine for itself.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
