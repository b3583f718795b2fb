namespace Routing.Gateway;

/// <summary>Puts, reads, merges and deletes customers.</summary>
internal sealed class CustomerDesk(IActorDirectory actors, ICatalog catalog, CustomerLookup lookup)
    : ConfigDesk<CustomerProfile>("customer", AgentShape.Customer, ApiJson.Default.CustomerProfile)
{
    public override async ValueTask<Configured<CustomerProfile>?> Present(string id, CancellationToken ct)
    {
        var record = await actors.Customer(id).Get(ct);
        return record.Version == 0 ? null : new(record.Profile, record.Version);
    }

    public override Problem? Check(string id, CustomerProfile config)
    {
        for (var i = 0; i < config.Addresses.Length; i++)
        {
            if (CustomerAddress.Normalise(config.Addresses[i]) is null) return ProblemKinds.InvalidValue.At($"addresses[{i}]", CustomerAddress.Rule);
        }
        return ConfigCheck.Of(config);
    }

    public override async ValueTask<Problem?> CheckAmongOthers(string id, CustomerProfile config, CancellationToken ct)
    {
        for (var i = 0; i < config.Addresses.Length; i++)
        {
            var holder = await catalog.CustomerByAddress(CustomerAddress.Normalise(config.Addresses[i])!, ct);
            if (holder is not null && await lookup.Living(holder, ct) != id)
                return ProblemKinds.AddressTaken.At($"addresses[{i}]", "Another customer is known by this address. Merge the two, or leave the address out.");
        }
        return null;
    }

    protected override async ValueTask<ConfigureAnswer> Configure(string id, CustomerProfile config, long? expectedVersion, CancellationToken ct)
    {
        config = config with { Addresses = [.. config.Addresses.Select(a => CustomerAddress.Normalise(a)!)] };
        var answer = await actors.Customer(id).Configure(config, expectedVersion, ct);
        if (answer.Outcome is not (ConfigureOutcome.Created or ConfigureOutcome.Replaced)) return answer;
        foreach (var address in config.Addresses) await catalog.BindAddress(address, id, ct);
        return answer;
    }

    protected override async ValueTask<Reply> Changed(string id, ConfigureAnswer change, CancellationToken ct)
    {
        var created = change.Outcome == ConfigureOutcome.Created;
        var record = await actors.Customer(id).Get(ct);
        return Reply.Of(View(id, record), ApiJson.Default.CustomerView, created ? 201 : 200, change.Version, created ? $"/v1/customers/{id}" : null);
    }

    public async ValueTask<Reply> Get(Call call)
    {
        var record = await actors.Customer(call.Id).Get(call.Ct);
        return IsKnown(record) ? Reply.Of(View(call.Id, record), ApiJson.Default.CustomerView, version: record.Version) : Outcomes.Missing($"customer {call.Id}");
    }

    public async ValueTask<Reply> List(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        return Reply.Of(await paging.Of(catalog, ActorKind.Customer, Known, call.Ct), ApiJson.Default.CustomerPage);

        async ValueTask<CustomerView?> Known(string id) => await actors.Customer(id).Get(call.Ct) is { } record && IsKnown(record) ? View(id, record) : null;
    }

    public async ValueTask<Reply> Delete(Call call)
    {
        var (expected, problem) = await ForDelete(call);
        if (problem is not null) return problem;
        return (Reply?)Outcomes.Of(await actors.Customer(call.Id).Delete(expected, call.Ct), $"customer {call.Id}") ?? Reply.NoContent;
    }

    public async ValueTask<Reply> Merge(Call call)
    {
        if (call.Read(ActionShape.Merge, out var problem) is not { } merge) return problem!;
        if (merge.Into == call.Id) return ProblemKinds.InvalidValue.At("into", "Name another customer than the one that is merged.");
        var gone = await actors.Customer(call.Id).Get(call.Ct);
        if (!IsKnown(gone)) return Outcomes.Missing($"customer {call.Id}");
        if (gone.MergedInto is { } earlier && earlier != merge.Into) return Outcomes.Conflict("merged", $"It was merged into {earlier} before. Merge that one.");
        if (await lookup.Living(merge.Into, call.Ct) is var into && into != merge.Into)
            return ProblemKinds.RuleBroken.At("into", $"That customer was merged into {into} itself. Name that one.");
        var answer = await actors.Customer(into).Absorb(call.Id, gone, call.Ct);
        if (Outcomes.Of(answer, $"customer {into}") is { } refused) return refused;
        await actors.Customer(call.Id).MarkMerged(into, call.Ct);
        return Reply.Of(View(into, await actors.Customer(into).Get(call.Ct)), ApiJson.Default.CustomerView, version: answer.Version);
    }

    private static bool IsKnown(CustomerRecord record) => record.Version > 0 || !record.Recent.IsEmpty || record.MergedInto is not null;

    private static CustomerView View(string id, CustomerRecord record) => new(record.Profile)
    {
        Id = id,
        Version = record.Version,
        Recent = record.Recent,
        MergedInto = record.MergedInto,
    };
}
