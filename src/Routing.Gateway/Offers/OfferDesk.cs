namespace Routing.Gateway;

/// <summary>Accepts and declines offers.</summary>
internal sealed class OfferDesk(OfferAnswers offers, ContactReplies replies)
{
    public async ValueTask<Reply> Accept(Call call)
    {
        if (call.Read(ActionShape.Nothing, out var problem) is null) return problem!;
        return await replies.Of(call, await offers.Accept(call.Id, call.Caller.Agent, call.Ct), "offer.accept");
    }

    public async ValueTask<Reply> Decline(Call call)
    {
        if (call.Read(ActionShape.Reason, out var problem) is not { } why) return problem!;
        return await replies.Of(call, await offers.Decline(call.Id, call.Caller.Agent, why.Reason, call.Ct));
    }
}
