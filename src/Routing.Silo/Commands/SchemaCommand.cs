using System.CommandLine;
using Routing.Cluster;

namespace Routing.Silo;

/// <summary><c>schema install</c>: makes the tables in PostgreSQL; a second time changes nothing.</summary>
internal static class SchemaCommand
{
    public static Command Make()
    {
        var install = new Command("install", "Makes the tables in the database named by --connection; a second time changes nothing.");
        install.SetAction((parsed, ct) => SiloCommand.Told(async () =>
        {
            await PostgresSchema.Install(parsed.GetValue(SiloCommand.Connection) ?? throw new ArgumentException("schema install needs --connection."), ct);
            Console.WriteLine($"The tables of version {PostgresSchema.Version} are there.");
            return 0;
        }));
        return new Command("schema", "The tables in PostgreSQL.") { install };
    }
}
