using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Routing.Gateway;

/// <summary>Which contact a request is about, for the log of one that failed: by its path, its offer, or the id it gives a new one.</summary>
internal static class ContactOfCall
{
    private static readonly object Key = new();
    private const string Contacts = "/v1/contacts";

    /// <summary>Keeps it with the request; answers false, so that it can stand in a filter.</summary>
    public static bool Note(Call call)
    {
        if (Of(call) is { } contact && Id.IsValid(contact)) call.Http.Items[Key] = contact;
        return false;
    }

    public static string? Noted(HttpContext http) => http.Items.TryGetValue(Key, out var contact) ? (string?)contact : null;

    private static string? Of(Call call) => call.Operation.Tag switch
    {
        "offers" => OfferId.ContactOf(call.Id),
        "contacts" when call.Id.Length > 0 => call.Id,
        "contacts" when call.Operation.Pattern == Contacts => Given(call.Body),
        _ => null,
    };

    private static string? Given(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.TryGetProperty("id", out var id) ? id.GetString() : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
