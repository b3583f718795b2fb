using System.Reflection;
using Routing.Actors;

namespace Routing.Gateway.Tests;

/// <summary>An agent to whom something happens just before it joins a colleague: a race that is run every time.</summary>
public class Meanwhile : DispatchProxy
{
    private IAgent _agent = null!;
    private Func<Task> _happens = null!;

    public static IAgent BeforeJoining(IAgent agent, Func<Task> happens)
    {
        var late = Create<IAgent, Meanwhile>();
        ((Meanwhile)late)._agent = agent;
        ((Meanwhile)late)._happens = happens;
        return late;
    }

    protected override object? Invoke(MethodInfo? method, object?[]? arguments) =>
        method!.Name == nameof(IAgent.JoinConsult) ? Join((OfferTerms)arguments![0]!) : method.Invoke(_agent, arguments);

    private async ValueTask<ContactCommandOutcome> Join(OfferTerms terms)
    {
        await _happens();
        return await _agent.JoinConsult(terms);
    }
}
