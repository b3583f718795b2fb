namespace Routing.Core;

/// <summary>The texts that come with the program.</summary>
internal static class StarterFiles
{
    public static string Read(string name)
    {
        using var resource = typeof(StarterFiles).Assembly.GetManifestResourceStream($"Intents.{name}.txt")
            ?? throw new ArgumentException($"There is no {name} among the starter files.", nameof(name));
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
