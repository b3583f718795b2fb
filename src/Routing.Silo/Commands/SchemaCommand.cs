using System.CommandLine;
using Routing.Cluster;

namespace Routing.Silo;

/// <summary><c>schema install</c>: makes the tables in PostgreSQL; where they are there, it does nothing.</summary>
internal static class SchemaCommand
{
    public static Command Make()
    {
        var install = new Command("install", "Makes the tables in the database named by --connection; where those of this version or a later one are there, it does nothing.");
        install.SetAction((parsed, ct) => SiloCommand.Told(async () =>
        {
            var connection = parsed.GetValue(SiloCommand.Connection);
            if (string.IsNullOrWhiteSpace(connection)) throw new ArgumentException($"schema install needs --connection, or {SiloOptions.ConnectionVariable} in the environment.");
            Console.WriteLine(await PostgresSchema.Install(connection, ct));
            return 0;
        }));
        return new Command("schema", "The tables in PostgreSQL.") { install };
    }
}
