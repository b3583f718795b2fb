namespace Routing.Core;

/// <summary>What was seen of each class of a routing group; bounded, those beyond the bound are only counted.</summary>
public sealed class BoardFlows
{
    /// <summary>Classes watched; beyond, a fit would be too large in any case.</summary>
    public const int Most = 64;

    private readonly Dictionary<ClassKey, ClassFlow> _classes = [];

    /// <summary>Contacts planned, and those of them whose class is not watched.</summary>
    public long Planned { get; private set; }
    public long Unwatched { get; private set; }

    public IEnumerable<KeyValuePair<ClassKey, ClassFlow>> Classes => _classes;

    public void Plan(ClassKey key, string intent, DateTimeOffset now)
    {
        Planned++;
        if (!_classes.TryGetValue(key, out var flow))
        {
            if (_classes.Count >= Most || key.Signature.OnlyAgent is not null)
            {
                Unwatched++;
                return;
            }
            _classes.Add(key, flow = new ClassFlow(now));
        }
        flow.Plan(intent);
    }

    public void See(string queue, QueueHead head, DateTimeOffset now)
    {
        if (_classes.TryGetValue(new ClassKey(queue, head.Signature), out var flow)) flow.See(head, now);
    }

    public void PassTime(DateTimeOffset now)
    {
        foreach (var flow in _classes.Values) flow.PassTime(now);
    }

    /// <summary>A queue is gone, or configured anew: what its classes are may be another matter now.</summary>
    public void Forget(string queue)
    {
        foreach (var key in _classes.Keys.Where(key => key.Queue == queue).ToList()) _classes.Remove(key);
    }
}
