namespace Routing.Gateway;

/// <summary>What the agent who has a contact does with it.</summary>
internal sealed class ContactActions(IActorDirectory actors, ContactWork work, ContactReplies replies, TimeProvider clock)
{
    private readonly ContactConsulting _consults = new(actors, work);

    public ValueTask<Reply> Hold(Call call) => Plain(call, work.Hold);

    public ValueTask<Reply> Resume(Call call) => Plain(call, work.Resume);

    public async ValueTask<Reply> Pending(Call call)
    {
        if (call.Read(ActionShape.Pending, out var problem) is not { } aside) return problem!;
        if (aside.Until is { } until && (until <= clock.GetUtcNow() || until > clock.GetUtcNow().AddSeconds(Limits.WaitSeconds)))
            return ProblemKinds.InvalidValue.At("until", "Name a moment to come, within a year; or none, for as long as it takes.");
        return await Told(call, await work.SetPending(call.Id, call.Caller.Agent, aside, call.Ct));
    }

    /// <summary>Not as an agent, whoever calls: it is for whoever has the contact.</summary>
    public ValueTask<Reply> Answered(Call call) => Plain(call, (id, _, ct) => work.Answered(id, ct));

    public ValueTask<Reply> EndConsult(Call call) => Plain(call, _consults.End);

    public ValueTask<Reply> Close(Call call) => Plain(call, work.Close);

    public async ValueTask<Reply> Complete(Call call)
    {
        if (call.Read(ActionShape.Completion, out var problem) is not { } completion) return problem!;
        return await Told(call, await work.Complete(call.Id, call.Caller.Agent, completion, call.Ct));
    }

    public async ValueTask<Reply> Consult(Call call)
    {
        if (call.Read(ActionShape.ToAgent, out var problem) is not { } to) return problem!;
        return await Told(call, await _consults.Begin(call.Id, call.Caller.Agent, to.Agent, call.Ct));
    }

    private async ValueTask<Reply> Plain(Call call, Func<string, string?, CancellationToken, ValueTask<ContactResult>> act) =>
        call.Read(ActionShape.Nothing, out var problem) is null ? problem! : await Told(call, await act(call.Id, call.Caller.Agent, call.Ct));

    private ValueTask<Reply> Told(Call call, ContactResult result) => replies.Of(call, result, call.Operation.Name);
}
