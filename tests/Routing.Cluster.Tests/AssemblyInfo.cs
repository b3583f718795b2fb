// One cluster serves all tests, one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
