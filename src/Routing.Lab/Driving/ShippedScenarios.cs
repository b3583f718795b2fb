namespace Routing.Lab;

/// <summary>The scenarios that lie beside the program, found from wherever it is run.</summary>
internal static class ShippedScenarios
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Scenarios");

    /// <summary>The path of a scenario: a file as named, or a shipped one by its name.</summary>
    public static string Find(string file)
    {
        if (File.Exists(file)) return file;
        var name = Path.GetExtension(file).Length > 0 ? Path.GetFileName(file) : file + ".json";
        string[] shipped = [Path.Combine(Folder, name), Path.Combine(Folder, "Reference", name), Path.Combine(Folder, "Claims", name), Path.Combine(Folder, "Beyond", name)];
        return shipped.FirstOrDefault(File.Exists, file);
    }
}
