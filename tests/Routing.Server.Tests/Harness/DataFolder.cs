namespace Routing.Server.Tests;

/// <summary>A data folder that goes away with the test.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-server-tests-");

    public string Path => _folder.FullName;
    public string File => In("routing.db");

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
