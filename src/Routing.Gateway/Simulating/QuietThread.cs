using System.Runtime.InteropServices;

namespace Routing.Gateway;

/// <summary>A thread that gets what those who route leave over.</summary>
internal static class QuietThread
{
    private const int OfThread = 0;
    private const int Nice = 15;

    public static Thread Start(string name, Action body)
    {
        var thread = new Thread(() =>
        {
            Yield();
            body();
        })
        { IsBackground = true, Name = name, Priority = ThreadPriority.Lowest };
        thread.Start();
        return thread;
    }

    /// <summary>On Linux .NET leaves priorities alone, and a nice value is of the thread that sets it.</summary>
    private static void Yield()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            _ = setpriority(OfThread, 0, Nice);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            // A courtesy: it runs without, too.
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setpriority(int which, int who, int priority);
}
