namespace Routing.Lab;

/// <summary>A folder for a bench's files, gone with it.</summary>
internal sealed class ScratchFolder(string? parent) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(Path.Combine(parent ?? Path.GetTempPath(), $"routing-bench-{Environment.ProcessId}"));

    public string Make(string name) => _folder.CreateSubdirectory(name).FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
