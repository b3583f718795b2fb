using System.Text;
using System.Text.Json;

namespace Routing.Cluster;

/// <summary>Whose a phone number or e-mail address is: a document each, and the first to write it keeps it.</summary>
internal sealed class AddressBook(DocumentStore documents)
{
    private const string Kind = "address";

    public async ValueTask<string?> Find(string address) => Read((await documents.Read(Id(address))).Json);

    public async ValueTask<string> Bind(string address, string customerId)
    {
        for (var tries = 1; ; tries++)
        {
            var stored = await documents.Read(Id(address));
            if (Read(stored.Json) is { } owner) return owner;
            try
            {
                await documents.Write(Id(address), JsonSerializer.SerializeToUtf8Bytes(customerId), stored.Tag);
                return customerId;
            }
            catch (StaleDocumentException) when (tries < ClusterLimits.ClaimTries)
            {
                // Somebody else was first: it is theirs.
            }
        }
    }

    /// <summary>Makes an address nobody's, if it is this customer's. Its document stays, and says so.</summary>
    public async ValueTask Release(string address, string customerId)
    {
        var stored = await documents.Read(Id(address));
        if (Read(stored.Json) != customerId) return;
        try
        {
            await documents.Write(Id(address), JsonSerializer.SerializeToUtf8Bytes<string?>(null), stored.Tag);
        }
        catch (StaleDocumentException)
        {
            // Released by somebody else, and perhaps another's already.
        }
    }

    private static string? Read(byte[]? json) => json is null ? null : JsonSerializer.Deserialize<string>(json);

    // An address may hold any character, the key of a document may not.
    private static GrainId Id(string address) => DocumentStore.Id(Kind, Convert.ToHexString(Encoding.UTF8.GetBytes(address)));
}
