using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Routing.Server.Tests;

/// <summary>
/// A disk under a data folder that is soon full, until room is made: a small file system where one may be mounted, which takes
/// root; or else a bound on how large the files of the server may grow, beyond which each write fails.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private const long Megabyte = 1 << 20;
    private const int RlimitFileSize = 1;
    private const ulong Unbounded = ulong.MaxValue;
    private readonly string _folder;

    private SmallDisk(string folder, bool isMounted) => (_folder, IsMounted) = (folder, isMounted);

    public bool IsMounted { get; }

    /// <param name="asFileSystem">Wished; it is a bound where that cannot be.</param>
    public static SmallDisk Under(DataFolder data, bool asFileSystem) => new(data.Path, asFileSystem && Mount("-t", "tmpfs", "-o", "size=12m", "none", data.Path));

    /// <summary>What is there already has its place, and a little more.</summary>
    public void Narrow(int process)
    {
        if (!IsMounted) Bound(process, (ulong)(Directory.GetFiles(_folder).Max(file => new FileInfo(file).Length) + (4 * Megabyte)));
    }

    public void MakeRoom(int process)
    {
        if (!IsMounted) Bound(process, Unbounded);
        else Assert.True(Mount("-o", "remount,size=256m", _folder));
    }

    public void Dispose()
    {
        if (IsMounted) Run("umount", "-l", _folder);
    }

    private static bool Mount(params string[] arguments) => OperatingSystem.IsLinux() && Run("mount", arguments);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static void Bound(int process, ulong bytes)
    {
        var limit = new Limit { Soft = bytes, Hard = Unbounded };
        Assert.True(SetLimit(process, RlimitFileSize, ref limit, 0) == 0, $"The size of files is not bounded: error {Marshal.GetLastPInvokeError()}.");
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }

    [DllImport("libc", EntryPoint = "prlimit", SetLastError = true)]
    private static extern int SetLimit(int process, int what, ref Limit limit, nint before);
}
