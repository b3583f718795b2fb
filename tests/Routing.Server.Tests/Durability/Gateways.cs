using System.Net.Http.Headers;
using System.Text.Json;
using Routing.Client;

namespace Routing.Server.Tests;

/// <summary>Creators of contacts, each with its own ids or keys; they keep a bounded number of contacts open.</summary>
internal sealed class Gateways(RoutingClient client, HttpClient http, Uptime uptime, Ledger ledger, int seed)
{
    public const string Prefix = "g";
    private const int MostOpen = 40;
    private readonly SemaphoreSlim _room = new(MostOpen);

    public void Ended(string contact)
    {
        if (contact.StartsWith(Prefix, StringComparison.Ordinal)) _room.Release();
    }

    public async Task Run(int number, CancellationToken stop)
    {
        var random = new Random((seed * 31) + number);
        for (var n = 1; await HasRoom(stop); n++)
        {
            await Create($"{Prefix}{number}-{n}", random);
            if (n % 4 == 0) await CreateByKey($"key-{number}-{n}");
        }
    }

    private async Task<bool> HasRoom(CancellationToken stop)
    {
        try
        {
            await _room.WaitAsync(stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task Create(string id, Random random)
    {
        var contact = new CreateContact
        {
            Id = id,
            CustomerId = $"u-{random.Next(200)}",
            Channel = random.Next(3) == 0 ? Channel.Voice : Channel.Chat,
            Queue = random.Next(3) == 0 ? "vip" : "general",
        };
        var created = await uptime.Call(() => client.Contacts.Create(contact));
        if (created.Answer is not { } view)
        {
            ledger.Surprises.Enqueue($"create of {id}: {created.Refused!.Message}");
            return;
        }
        ledger.Acknowledge(ledger.Created, id, view.CreatedAt);
        if (random.Next(10) > 0) return;
        var left = await uptime.Call(() => client.Contacts.Abandon(id, "hung up"));
        // An agent may have been faster.
        if (left.Refused is null) ledger.Acknowledge(ledger.Abandoned, id, default);
        else if (left.Refused.Problem.Status != 409) ledger.Surprises.Enqueue($"abandon of {id}: {left.Refused.Message}");
    }

    /// <summary>Without an id of its own, a repeat is known by its Idempotency-Key alone.</summary>
    private async Task CreateByKey(string key)
    {
        var customer = $"only-{key}";
        var body = JsonSerializer.SerializeToUtf8Bytes(new CreateContact { CustomerId = customer, Channel = Channel.Chat, Queue = "general" }, ApiJson.Default.CreateContact);
        var made = await uptime.Call(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "v1/contacts") { Content = new ByteArrayContent(body), Headers = { { "Idempotency-Key", key } } };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await http.SendAsync(request);
            response.EnsureSuccessStatusCode();
            return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(), ApiJson.Default.ContactView)!;
        });
        ledger.Acknowledge(ledger.Created, made.Answer!.Id, made.Answer.CreatedAt);
        ledger.Keyed[key] = (made.Answer.Id, customer);
    }
}
