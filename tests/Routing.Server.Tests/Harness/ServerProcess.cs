using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Routing.Server.Tests;

/// <summary>A program of ours as a process of its own, the server as a rule. It does not outlive the test, whatever happens.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private const int SigInt = 2;
    private const int SigTerm = 15;
    private const int SigCont = 18;
    private const int SigStop = 19;

    /// <summary>Generous: the machine may be busy with other tests.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(40);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly Lock _gate = new();
    private readonly List<(Func<string, bool> Wanted, TaskCompletionSource<string> Seen)> _watchers = [];

    private ServerProcess(Process process) => _process = process;

    public IReadOnlyList<string> Output => [.. _output];
    public string Errors => string.Join('\n', _errors);
    public int Id => _process.Id;
    public bool HasExited => _process.HasExited;
    public string Everything => $"{string.Join('\n', _output)}\n{Errors}";

    public static ServerProcess Start(params string[] arguments) => Of("Routing.Server.dll", arguments);

    /// <summary>One that is not ended by the system for a file that may grow no more: the write fails, as on a full disk.</summary>
    public static ServerProcess StartBounded(params string[] arguments) => Run("/bin/sh", ["-c", "trap '' XFSZ; exec \"$@\"", "sh", Host, PathOf("Routing.Server.dll"), .. arguments]);

    /// <summary>A program that lies beside the tests.</summary>
    public static ServerProcess Of(string program, params string[] arguments) => Run(Host, [PathOf(program), .. arguments]);

    private static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string PathOf(string program) => Path.Combine(Path.GetDirectoryName(typeof(ServerProcess).Assembly.Location)!, program);

    private static ServerProcess Run(string file, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Not the terminal of whoever runs the tests: a program in the background that touches that is stopped, and its group with it.
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        var server = new ServerProcess(new Process { StartInfo = start });
        server._process.OutputDataReceived += (_, line) => server.Heard(line.Data, server._output);
        server._process.ErrorDataReceived += (_, line) => server.Heard(line.Data, server._errors);
        server._process.Start();
        server._process.StandardInput.Close();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Runs a command to its end.</summary>
    public static Task<(int Code, string Output, string Errors)> Run(params string[] arguments) => ToItsEnd(Start(arguments));

    public static async Task<(int Code, string Output, string Errors)> ToItsEnd(ServerProcess process)
    {
        await using var command = process;
        var code = await command.Exit(Bound);
        return (code, string.Join('\n', command.Output), command.Errors);
    }

    /// <summary>The first line of the standard output that is wanted, also one said already.</summary>
    public Task<string> Line(Func<string, bool> wanted) => Line(wanted, Bound);

    public async Task<string> Line(Func<string, bool> wanted, TimeSpan bound)
    {
        var seen = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_output.FirstOrDefault(wanted) is { } said) return said;
            _watchers.Add((wanted, seen));
        }
        using var stop = new CancellationTokenSource();
        var ended = _process.WaitForExitAsync(stop.Token);
        await Task.WhenAny(seen.Task, ended).Within(bound, () => $"the line did not come within {bound}; it said: {Everything}");
        await stop.CancelAsync();
        return seen.Task.IsCompleted ? await seen.Task : throw new InvalidOperationException($"The server ended: {Everything}");
    }

    /// <summary>The exit code, once the process has ended by itself.</summary>
    public async Task<int> Exit(TimeSpan bound)
    {
        await _process.WaitForExitAsync().Within(bound, () => $"the process did not end within {bound}; it said: {Everything}");
        return _process.ExitCode;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Bound);
    }

    /// <summary>SIGTERM, as an orchestrator sends it.</summary>
    public async Task<int> Stop(TimeSpan bound)
    {
        Terminate();
        return await Exit(bound);
    }

    public void Terminate() => Signal(_process.Id, SigTerm);

    /// <summary>SIGSTOP: it stands still, its connections open, until it is continued.</summary>
    public void Pause() => Signal(_process.Id, SigStop);

    public void Continue() => Signal(_process.Id, SigCont);

    /// <summary>SIGINT, as Ctrl-C sends it; the process may still be at work after it.</summary>
    public void Interrupt() => Signal(_process.Id, SigInt);

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process.Dispose();
    }

    private void Heard(string? line, ConcurrentQueue<string> into)
    {
        if (line is null) return;
        lock (_gate)
        {
            into.Enqueue(line);
            if (into != _output) return;
            foreach (var (wanted, seen) in _watchers)
            {
                if (wanted(line)) seen.TrySetResult(line);
            }
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Signal(int process, int signal);
}
