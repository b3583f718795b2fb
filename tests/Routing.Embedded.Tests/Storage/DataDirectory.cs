namespace Routing.Embedded.Tests;

/// <summary>A directory of its own for a test, gone after it.</summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("routing-store-").FullName;

    public string File => Path.Combine(_directory, "routing.db");
    public string Backup => Path.Combine(_directory, "backup.db");
    public string Lock => Path.Combine(_directory, ProcessLock.FileName);

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
