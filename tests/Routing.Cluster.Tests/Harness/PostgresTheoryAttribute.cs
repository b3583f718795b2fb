namespace Routing.Cluster.Tests;

/// <summary>A test that needs a PostgreSQL server on this machine, and is skipped where there is none.</summary>
internal sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute()
    {
        if (PostgresServer.Programs is null) Skip = "PostgreSQL is not on this machine (Debian and Ubuntu: apt-get install postgresql).";
    }
}

/// <summary>The same for a test without data.</summary>
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (PostgresServer.Programs is null) Skip = "PostgreSQL is not on this machine (Debian and Ubuntu: apt-get install postgresql).";
    }
}
