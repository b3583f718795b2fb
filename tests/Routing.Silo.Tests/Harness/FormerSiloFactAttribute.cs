namespace Routing.Silo.Tests;

/// <summary>A test that also needs a silo of another version, and runs where its path is given.</summary>
internal sealed class FormerSiloFactAttribute : FactAttribute
{
    private const string Variable = "ROUTING_FORMER_SILO";

    public FormerSiloFactAttribute()
    {
        if (PostgresServer.Programs is null) Skip = "PostgreSQL is not on this machine (Debian and Ubuntu: apt-get install postgresql).";
        else if (Program is null) Skip = $"It needs two versions: {Variable} is to name the Routing.Silo.dll of another build.";
    }

    public static string? Program => Environment.GetEnvironmentVariable(Variable);
}
