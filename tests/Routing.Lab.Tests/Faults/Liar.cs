using System.Reflection;
using Routing.Actors;

namespace Routing.Lab.Tests.Faults;

/// <summary>Stands between callers and one actor, and answers some calls as it likes.</summary>
public class Liar<T> : DispatchProxy
    where T : class
{
    private T _honest = null!;
    private Func<string, object?[], Func<object?>, object?> _tells = null!;

    /// <param name="tells">Answers a call, given its name, its arguments, and what makes it in earnest.</param>
    public static T Of(T honest, Func<string, object?[], Func<object?>, object?> tells)
    {
        var proxy = Create<T, Liar<T>>();
        var liar = (Liar<T>)(object)proxy;
        (liar._honest, liar._tells) = (honest, tells);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? method, object?[]? args) =>
        _tells(method!.Name, args!, () => method.Invoke(_honest, BindingFlags.DoNotWrapExceptions, null, args, null));
}

/// <summary>A directory by which one finds liars in place of agents.</summary>
internal sealed class LyingDirectory(IActorDirectory honest, Func<IAgent, IAgent> agents) : IActorDirectory
{
    public IQueue Queue(string id) => honest.Queue(id);
    public IAgent Agent(string id) => agents(honest.Agent(id));
    public ICustomer Customer(string id) => honest.Customer(id);
    public IContact Contact(string id) => honest.Contact(id);
    public IDispatcher Dispatcher(string group) => honest.Dispatcher(group);
}
