using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Routing.Gateway;

/// <summary>A key as the file keeps it: never the key itself, only its hash.</summary>
/// <param name="Id">Public part of the key; names it in lists and logs.</param>
/// <param name="Hash">SHA-256 of the secret part, in hexadecimal. No salt: the secret has 256 bits of chance, nothing can be guessed.</param>
/// <param name="Agent">The agent a key of role agent is bound to.</param>
public sealed record KeyEntry(string Id, string Hash, ImmutableArray<string> Roles, string? Agent, string? Note, DateTimeOffset CreatedAt);

/// <summary>The file of keys.</summary>
public sealed record KeyFile(ImmutableArray<KeyEntry> Keys);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(KeyFile))]
internal sealed partial class KeyFileJson : JsonSerializerContext;
