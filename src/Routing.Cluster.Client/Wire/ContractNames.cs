using System.Collections.Frozen;
using System.Text;

namespace Routing.Cluster.Client;

/// <summary>The contracts by the names that stand for them on the wire: their own, since no two are alike.</summary>
internal static class ContractNames
{
    private static readonly FrozenDictionary<Type, byte[]> Names = new[] { typeof(ActorKey).Assembly, typeof(Notice).Assembly }
        .SelectMany(assembly => assembly.GetExportedTypes())
        .Where(type => type is { IsAbstract: false, IsInterface: false, IsGenericTypeDefinition: false, IsNested: false } && !type.IsAssignableTo(typeof(Exception)))
        .ToFrozenDictionary(type => type, type => Encoding.UTF8.GetBytes(type.Name));

    private static readonly FrozenDictionary<string, Type> Types = Names.ToFrozenDictionary(name => Encoding.UTF8.GetString(name.Value), name => name.Key, StringComparer.Ordinal);

    public static bool IsContract(Type type) => Names.ContainsKey(type);

    public static byte[] NameOf(Type type) => Names[type];

    public static Type TypeOf(ReadOnlySpan<byte> name)
    {
        Span<char> letters = stackalloc char[256];
        var length = Encoding.UTF8.GetChars(name, letters);
        return Types.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters[..length], out var type)
            ? type
            : throw new InvalidDataException($"A message carries a {letters[..length]}, which this version does not know; its sender is of a newer one.");
    }
}
