using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Routing.Gateway;

/// <summary>Adds, lists and revokes keys in the file; for the command line. A running server sees the change within a second.</summary>
public sealed class KeyStore(string path, TimeProvider clock)
{
    private const string Prefix = "rk";
    private const int SecretBytes = 32;

    /// <summary>Makes a key and answers it in clear, this once.</summary>
    /// <param name="before">Told of it before it is kept; where this throws it is not.</param>
    public (string Key, KeyEntry Entry) Add(IReadOnlyList<string> roles, string? agent, string? note, Action<KeyEntry>? before = null)
    {
        var parsed = Roles.Parse(roles);
        if (parsed == Role.None) throw new ArgumentException($"Name a role: {string.Join(", ", Roles.ByName.Keys)}.");
        if (KeyFileRules.FaultOfAgent(parsed, agent) is { } fault) throw new ArgumentException(fault);
        var secret = RandomNumberGenerator.GetHexString(SecretBytes * 2, lowercase: true);
        var entry = new KeyEntry(RandomNumberGenerator.GetHexString(12, lowercase: true), HashOf(secret), [.. roles], agent, note, clock.GetUtcNow());
        before?.Invoke(entry);
        Write(new KeyFile([.. List(), entry]));
        return ($"{Prefix}_{entry.Id}_{secret}", entry);
    }

    public IReadOnlyList<KeyEntry> List() => Read(path);

    /// <summary>Answers false when there is no such key.</summary>
    public bool Revoke(string id)
    {
        var keys = List();
        if (keys.All(k => k.Id != id)) return false;
        Write(new KeyFile([.. keys.Where(k => k.Id != id)]));
        return true;
    }

    /// <exception cref="InvalidDataException">The file is there but cannot be understood.</exception>
    internal static IReadOnlyList<KeyEntry> Read(string path)
    {
        if (!File.Exists(path)) return [];
        try
        {
            var file = JsonSerializer.Deserialize(File.ReadAllBytes(path), KeyFileJson.Default.KeyFile);
            return KeyFileRules.Fault(file) is { } fault ? throw Unreadable(path, fault) : file!.Keys;
        }
        catch (JsonException broken)
        {
            throw Unreadable(path, broken.Message, broken);
        }
    }

    private static InvalidDataException Unreadable(string path, string why, Exception? broken = null) =>
        new($"The key file {Path.GetFileName(path)} cannot be read: {why} Mend it, or remove it and add the keys anew.", broken);

    internal static string HashOf(ReadOnlySpan<char> secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret.ToArray())));

    /// <summary>The parts of a key as presented; false when it has not the form of one.</summary>
    internal static bool TrySplit(ReadOnlySpan<char> key, out string id, out ReadOnlySpan<char> secret)
    {
        id = "";
        secret = default;
        if (key.Length > 256 || !key.StartsWith(Prefix + "_")) return false;
        var rest = key[(Prefix.Length + 1)..];
        var cut = rest.IndexOf('_');
        if (cut <= 0) return false;
        id = rest[..cut].ToString();
        secret = rest[(cut + 1)..];
        return true;
    }

    private void Write(KeyFile file)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var next = full + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(next, options)) JsonSerializer.Serialize(stream, file, KeyFileJson.Default.KeyFile);
        // By a rename: a server that reads at this moment sees the old file or the new one, never half of one.
        File.Move(next, full, overwrite: true);
    }
}
