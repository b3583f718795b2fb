namespace Routing.Embedded;

/// <summary>One process owns a data file: a lock file beside it, held open and shared with nobody.</summary>
internal sealed class ProcessLock : IDisposable
{
    public const string FileName = "routing.lock";
    private readonly FileStream _held;

    private ProcessLock(FileStream held) => _held = held;

    /// <exception cref="StoreUnavailableException">Another process holds the file.</exception>
    public static ProcessLock Take(string dataFile)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(dataFile))!, FileName);
        try
        {
            // It is left behind on purpose: deleting it would let a third process lock a new file while a second waits on this one.
            return new ProcessLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException held) when (held is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            throw new StoreUnavailableException(
                $"Another server is running on {dataFile} (it holds {path}). Stop it first, or start this one with a different --data directory.", held);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new StoreUnavailableException($"No permission to write {path}. Give this user the directory, or name another with --data.", denied);
        }
    }

    public void Dispose() => _held.Dispose();
}
