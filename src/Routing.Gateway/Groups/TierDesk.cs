namespace Routing.Gateway;

/// <summary>Tells whose tier a draft of a group's rules would change, before it is published.</summary>
internal sealed class TierDesk(IActorDirectory actors, ICatalog catalog)
{
    /// <summary>Customers looked at in one preview: each is read.</summary>
    private const int MostCustomers = 20_000;
    private const int PageSize = 500;
    private const int ReadAtATime = 32;

    public static void Map(OperationMap map, TierDesk desk) => map.Add(
        new Operation("POST", "/v1/groups/{id}/draft:previewTiers", "previewTiers", "Tells which customers the draft would make of another tier; nothing changes.", Role.Supervisor | Role.Admin, desk.Preview)
        { Reply = typeof(TierPreviewView), Problems = [404] });

    private async ValueTask<Reply> Preview(Call call)
    {
        if ((await actors.Dispatcher(call.Id).Draft(call.Ct)).Rules is not { } draft) return Outcomes.Missing($"draft of group {call.Id}");
        var preview = new TierPreview((await actors.Dispatcher(call.Id).Describe(call.Ct)).Rules, draft);
        var looked = 0;
        for (string? after = null; looked < MostCustomers;)
        {
            var page = await catalog.List(ActorKind.Customer, after, PageSize, call.Ct);
            foreach (var few in page.Chunk(ReadAtATime))
            {
                foreach (var (id, customer) in await Task.WhenAll(few.Select(id => Read(id, call.Ct))))
                {
                    if (customer is { IsKnown: true, MergedInto: null }) preview.Look(id, customer.Profile);
                }
            }
            looked += page.Count;
            if (page.Count < PageSize) return Told(preview, isWhole: true);
            after = page[^1];
        }
        return Told(preview, isWhole: false);
    }

    private static Reply Told(TierPreview preview, bool isWhole) => Reply.Of(preview.Result(isWhole), ApiJson.Default.TierPreviewView);

    private async Task<(string Id, CustomerRecord Customer)> Read(string id, CancellationToken ct) => (id, await actors.Customer(id).Get(ct));
}
