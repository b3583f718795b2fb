using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Routing.Cluster.Tests;

/// <summary>A PostgreSQL of the test's own, in a folder of its own; root may not run one, so it runs as another user then.</summary>
internal sealed class PostgresServer : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-postgres-");
    private readonly int _port = FreePort();

    public PostgresServer()
    {
        if (Environment.UserName == "root") Run("chown", User, _folder.FullName);
        AsUser(Program("initdb"), "-D", Data, "-A", "trust", "-U", "routing", "--no-sync", "-E", "UTF8", "--no-locale");
        Start();
    }

    public string Connection => $"Host=127.0.0.1;Port={_port};Database=postgres;Username=routing";

    /// <summary>Where the server's programs are; null when there is none on this machine.</summary>
    public static string? Programs { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => $"{version}/bin") : [])
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    private static string User => "postgres";

    private string Data => Path.Combine(_folder.FullName, "data");

    // As operating says: for four silos and the test itself, each with a pool of a hundred.
    public void Start() => AsUser(Program("pg_ctl"), "-D", Data, "-w", "-l", Path.Combine(_folder.FullName, "log"), "-o", $"-p {_port} -c max_connections=510 -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder.FullName}", "start");

    /// <summary>As if its machine had lost its power; what was committed is there after the next start.</summary>
    public void Crash() => AsUser(Program("pg_ctl"), "-D", Data, "-w", "-m", "immediate", "stop");

    public void Dispose()
    {
        // A test that failed may have left it down.
        if (File.Exists(Path.Combine(Data, "postmaster.pid"))) Crash();
        _folder.Delete(recursive: true);
    }

    private static string Program(string name) => Path.Combine(Programs!, name);

    private static void AsUser(string program, params string[] arguments)
    {
        if (Environment.UserName == "root") Run("runuser", ["-u", User, "--", program, .. arguments]);
        else Run(program, arguments);
    }

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        using var running = Process.Start(start)!;
        // The server keeps what it inherits: its output is read from its log, not from here.
        if (!running.WaitForExit(Bound) || running.ExitCode != 0) throw new InvalidOperationException($"{program} failed: {running.StandardError.ReadToEnd()}");
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
