namespace Routing.Simulation;

/// <summary>
/// Reads a history: from a server's data directory or data file, while the server runs if need be; or from a file of
/// events as <c>GET /v1/events</c> sends them.
/// </summary>
public static class HistoryReader
{
    private const string DataFileName = "routing.db";
    private static readonly byte[] DataFileMark = "SQLite format 3\0"u8.ToArray();

    /// <param name="config">What was configured, for a file of events, which does not tell it; null for a data file, which does.</param>
    /// <exception cref="ScenarioException">It cannot be read, or is not a history.</exception>
    public static async Task<History> Read(string path, string? config, HistoryWindow window, CancellationToken ct = default)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, DataFileName) : path;
        if (!File.Exists(file)) throw new ScenarioException(path, Directory.Exists(path)
            ? $"is a folder without a {DataFileName}; name a server's data directory, or a file of events."
            : "is not there; name a server's data directory, its routing.db or a backup of it, or a file of events.");
        if (await IsDataFile(file, ct))
        {
            if (config is not null) throw new ScenarioException("--config", $"is for a file of events; {file} has the configuration in it. Leave it out.");
            return await DataFileHistory.Read(file, window, ct);
        }
        if (config is null) throw new ScenarioException("--config", "is needed for a file of events, which does not tell what was configured; name a file of {\"queues\":{…},\"agents\":{…}} with the bodies that PUT takes.");
        var setup = DraftReader.ReadFile(config, new ScenarioSetup());
        var fold = new HistoryFold(file, window);
        await EventFile.Read(file, fold, ct);
        return fold.End(setup, null);
    }

    private static async Task<bool> IsDataFile(string file, CancellationToken ct)
    {
        var head = new byte[DataFileMark.Length];
        try
        {
            await using var stream = File.OpenRead(file);
            return await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct) == head.Length && head.AsSpan().SequenceEqual(DataFileMark);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException(file, $"cannot be read ({failure.Message}).");
        }
    }
}
