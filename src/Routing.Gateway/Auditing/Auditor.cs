using Microsoft.Extensions.DependencyInjection;

namespace Routing.Gateway;

/// <summary>
/// Keeps who changed what: that it is attempted, durably, before it is, and what came of it afterwards. So no change is
/// made that is not kept; one whose end is not told is of a server that stopped in the middle.
/// </summary>
internal sealed class Auditor(IServiceProvider services, TimeProvider clock)
{
    private readonly IHistory? _history = services.GetService<IHistory>();

    public ValueTask<Reply> Watch(Call call, AuditOf audit, Func<Call, ValueTask<Reply>> change) =>
        Watch(call, audit, call.Id, () => change(call), reply => reply.Status < 300);

    public async ValueTask<T> Watch<T>(Call call, AuditOf audit, string id, Func<ValueTask<T>> change, Func<T, bool> isMade)
    {
        if (_history is null || !audit.IsKept(call)) return await change();
        var before = await audit.Present(id, call.Ct);
        if (audit.IsRepeat(before)) return await change();
        var entry = new ChangeEntry(0, clock.GetUtcNow(), call.Caller.Name, call.Caller.Agent, call.Operation.Name, audit.Kind, id, before);
        var number = await _history.Attempt(entry, call.Ct);
        var answer = await change();
        var made = isMade(answer);
        // Whoever asked may be gone by now; what was done is kept all the same.
        var after = made ? await audit.Present(id, CancellationToken.None) : null;
        await _history.Settle(number, made ? ChangeOutcome.Made : ChangeOutcome.Refused, after, CancellationToken.None);
        return answer;
    }
}

/// <summary>What an operation changes, and how that is now, as JSON; null when there is none.</summary>
internal sealed record AuditOf(string Kind, Func<string, CancellationToken, ValueTask<string?>> Present)
{
    /// <summary>Whether it is kept of this caller: what is everybody's own work is no change of somebody else's.</summary>
    public Func<Call, bool> IsKept { get; init; } = _ => true;

    /// <summary>Whether it is done already, by what is there before: a repeat changes nothing, and is not kept.</summary>
    public Func<string?, bool> IsRepeat { get; init; } = _ => false;

    /// <summary>Not by a gateway for itself.</summary>
    public static bool IsByPeople(Call call) => call.Caller.Has(Role.Supervisor | Role.Admin);

    /// <summary>By a supervisor or admin, in nobody's name; not by the agent whose work it is.</summary>
    public static bool IsBySupervisor(Call call) => call.Caller.Agent is null && call.Caller.Has(Role.Supervisor | Role.Admin);
}
