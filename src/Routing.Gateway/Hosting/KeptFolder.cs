namespace Routing.Gateway;

/// <summary>The folder that is named with <c>--data</c>.</summary>
public static class KeptFolder
{
    /// <summary>Makes it if absent.</summary>
    /// <exception cref="IOException">It cannot be made; says how to mend that.</exception>
    public static void Make(string path)
    {
        if (File.Exists(path)) throw new IOException($"--data {path} is a file. Name a folder; it is made if absent.");
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new IOException($"The folder {path} cannot be made: {failure.Message} Name another with --data.", failure);
        }
    }
}
