namespace Routing.Cluster.Tests;

/// <summary>A test that needs a PostgreSQL server on this machine, and is skipped where there is none.</summary>
internal sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute()
    {
        if (PostgresServer.Programs is null) Skip = "PostgreSQL is not on this machine (Debian and Ubuntu: apt-get install postgresql).";
    }
}

/// <summary>The same for a test without data; one that takes long runs in full runs only.</summary>
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute(bool takesLong = false)
    {
        if (PostgresServer.Programs is null) Skip = "PostgreSQL is not on this machine (Debian and Ubuntu: apt-get install postgresql).";
        else if (takesLong && Environment.GetEnvironmentVariable("ROUTING_TESTS") != "full") Skip = "It takes the better part of a minute: ./tests/run.sh --full runs it.";
    }
}
