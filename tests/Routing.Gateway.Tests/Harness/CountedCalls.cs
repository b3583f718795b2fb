using System.Collections.Concurrent;
using System.Reflection;

namespace Routing.Gateway.Tests;

/// <summary>Counts the calls of an interface by the name of the method, and passes them on.</summary>
public class CountedCalls : DispatchProxy
{
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);
    private object _inner = null!;

    public static (T Seen, Func<string, int> Of) Of<T>(T inner) where T : class
    {
        var seen = Create<T, CountedCalls>();
        var counted = (CountedCalls)(object)seen;
        counted._inner = inner;
        return (seen, name => counted._calls.GetValueOrDefault(name));
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _calls.AddOrUpdate(targetMethod!.Name, 1, (_, known) => known + 1);
        return targetMethod.Invoke(_inner, args);
    }
}
