namespace Routing.Core;

/// <summary>One object for all contacts that require the same: most do, and each that waits keeps its own for as long.</summary>
public sealed class RequirementPool
{
    /// <summary>Different ones remembered; with more it begins anew.</summary>
    public const int Most = 1024;

    private readonly Dictionary<Requirement, Requirement> _known = [];

    public Requirement Shared(Requirement requirement)
    {
        if (_known.TryGetValue(requirement, out var known)) return known;
        if (_known.Count == Most) _known.Clear();
        _known.Add(requirement, requirement);
        return requirement;
    }
}
