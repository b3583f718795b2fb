namespace Routing.Gateway;

/// <summary>Puts, reads, merges and deletes customers.</summary>
internal sealed class CustomerDesk(IActorDirectory actors, ICatalog catalog, CustomerLookup lookup, AddressKeeping addresses, CustomerUse use, CustomerContacts contacts)
    : ConfigDesk<CustomerProfile>("customer", AgentShape.Customer, ApiJson.Default.CustomerProfile)
{
    public override async ValueTask<Configured<CustomerProfile>?> Present(string id, CancellationToken ct)
    {
        var record = await actors.Customer(id).Get(ct);
        return record.IsKnown ? new(record.Profile, record.Version) : null;
    }

    /// <summary>Without what names or describes the person: whoever asks to be forgotten must not live on in the audit, which forgets nothing.</summary>
    protected override CustomerProfile Audited(CustomerProfile config) => new() { Tier = config.Tier, Language = config.Language };

    public override Problem? Check(string id, CustomerProfile config)
    {
        for (var i = 0; i < config.Addresses.Length; i++)
        {
            if (CustomerAddress.Normalise(config.Addresses[i]) is null) return ProblemKinds.InvalidValue.At($"addresses[{i}]", CustomerAddress.Rule);
        }
        return ConfigCheck.Of(config);
    }

    public override async ValueTask<Problem?> CheckAmongOthers(string id, CustomerProfile config, CancellationToken ct) =>
        await addresses.Check(id, Normalised(config).Addresses, ct) ?? await CheckDedicated(id, config, ct);

    /// <summary>Nobody is promised who is not there. One promised before who has gone since is in nobody's way.</summary>
    private async ValueTask<Problem?> CheckDedicated(string id, CustomerProfile config, CancellationToken ct)
    {
        if (config.Dedicated is not { Agents: { IsEmpty: false } agents }) return null;
        var before = (await actors.Customer(id).Get(ct)).Profile.Dedicated?.Agents ?? [];
        for (var i = 0; i < agents.Length; i++)
        {
            if (!before.Contains(agents[i]) && await actors.Agent(agents[i]).Describe(ct) is null)
                return ProblemKinds.RuleBroken.At($"dedicated.agents[{i}]", $"There is no agent {agents[i]}. Check the id, or put the agent first.");
        }
        return null;
    }

    /// <summary>The addresses are bound first: of two who claim one at once, the binding decides whose profile names it.</summary>
    public override async ValueTask<(ConfigureAnswer? Answer, Problem? Problem)> Apply(string id, CustomerProfile config, Condition condition, CancellationToken ct)
    {
        if (Check(id, config) is { } malformed) return (null, malformed);
        config = Normalised(config);
        var former = await actors.Customer(id).Get(ct);
        var before = former.Profile.Addresses;
        var taken = await addresses.Bind(id, config.Addresses, ct);
        var applied = taken is null ? await base.Apply(id, config, condition, ct) : (null, taken);
        // What the profile no longer names, and what was bound for a change that was refused.
        await addresses.Free(id, await lookup.Living(id, ct), [.. before.Union(config.Addresses)], ct);
        // Whoever was not known has no contacts.
        if (applied is { Problem: null } && former.IsKnown && BearsOnContacts(former.Profile, config)) await contacts.PlanAnew(id, ct);
        return applied;
    }

    /// <summary>A profile put again as it is may be the repeat of a call that changed it and got no further.</summary>
    private static bool BearsOnContacts(CustomerProfile before, CustomerProfile after)
    {
        var isPlannedAlike = before.Tier == after.Tier && before.Language == after.Language && before.Region == after.Region && before.Dedicated == after.Dedicated
            && before.Attributes.Count == after.Attributes.Count && before.Attributes.All(known => after.Attributes.GetValueOrDefault(known.Key) == known.Value);
        return !isPlannedAlike || (before.Name == after.Name && before.Addresses.SequenceEqual(after.Addresses));
    }

    protected override ValueTask<ConfigureAnswer> Configure(string id, CustomerProfile config, long? expectedVersion, CancellationToken ct) =>
        actors.Customer(id).Configure(config, expectedVersion, ct);

    protected override async ValueTask<Reply> Changed(string id, ConfigureAnswer change, CancellationToken ct)
    {
        var created = change.Outcome == ConfigureOutcome.Created;
        var record = await actors.Customer(id).Get(ct);
        return Reply.Of(await View(id, record, ct), ApiJson.Default.CustomerView, created ? 201 : 200, change.Version, created ? $"/v1/customers/{id}" : null);
    }

    public async ValueTask<Reply> Get(Call call)
    {
        var record = await actors.Customer(call.Id).Get(call.Ct);
        return record.IsKnown ? Reply.Of(await View(call.Id, record, call.Ct), ApiJson.Default.CustomerView, version: record.Version) : Outcomes.Missing($"customer {call.Id}");
    }

    public async ValueTask<Reply> List(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        return Reply.Of(await paging.Of(catalog, ActorKind.Customer, Known, call.Ct), ApiJson.Default.CustomerPage);

        async ValueTask<CustomerView?> Known(string id) => await actors.Customer(id).Get(call.Ct) is { } record && record.IsKnown ? await View(id, record, call.Ct) : null;
    }

    public async ValueTask<Reply> Delete(Call call)
    {
        var (expected, problem) = await ForDelete(call);
        if (problem is not null) return problem;
        if (await use.By(call.Id, call.Ct) is { } user) return Outcomes.InUse($"customer {call.Id}", user);
        var before = await actors.Customer(call.Id).Get(call.Ct);
        var living = await lookup.Living(call.Id, call.Ct);
        if (Outcomes.Of(await actors.Customer(call.Id).Delete(expected, call.Ct), $"customer {call.Id}") is { } refused) return refused;
        await addresses.Free(call.Id, living, before.Profile.Addresses, call.Ct);
        return Reply.NoContent;
    }

    public async ValueTask<Reply> Merge(Call call)
    {
        if (call.Read(ActionShape.Merge, out var problem) is not { } merge) return problem!;
        if (merge.Into == call.Id) return ProblemKinds.InvalidValue.At("into", "Name another customer than the one that is merged.");
        var gone = await actors.Customer(call.Id).Get(call.Ct);
        if (!gone.IsKnown) return Outcomes.Missing($"customer {call.Id}");
        if (gone.MergedInto is { } earlier && earlier != merge.Into) return Outcomes.Conflict("merged", $"It was merged into {earlier} before. Merge that one.");
        if (await lookup.Living(merge.Into, call.Ct) is var into && into != merge.Into)
            return ProblemKinds.RuleBroken.At("into", $"That customer was merged into {into} itself. Name that one.");
        if (!(await actors.Customer(into).Get(call.Ct)).IsKnown) return ProblemKinds.RuleBroken.At("into", $"There is no customer {into}. Check the id, or put that customer first.");
        var answer = await actors.Customer(into).Absorb(call.Id, gone, call.Ct);
        if (Outcomes.Of(answer, $"customer {into}") is { } refused) return refused;
        await actors.Customer(call.Id).MarkMerged(into, call.Ct);
        return Reply.Of(await View(into, await actors.Customer(into).Get(call.Ct), call.Ct), ApiJson.Default.CustomerView, version: answer.Version);
    }

    private static CustomerProfile Normalised(CustomerProfile config) => config with { Addresses = [.. config.Addresses.Select(a => CustomerAddress.Normalise(a)!)] };

    private async ValueTask<CustomerView> View(string id, CustomerRecord record, CancellationToken ct) => new(record.Profile)
    {
        Tier = record.Profile.Tier ?? await actors.Dispatcher(Defaults.Group).TierOf(record.Profile, ct),
        TierByHand = record.Profile.Tier is not null,
        Id = id,
        Version = record.Version,
        Recent = record.Recent,
        MergedInto = record.MergedInto,
    };
}
