namespace Routing.Simulation;

/// <summary>A scenario file that cannot be played: where in the file, and what to write there.</summary>
public sealed class ScenarioException(string path, string mend) : Exception($"{path}: {mend}")
{
    /// <summary>The place, as in <c>$.classes[0].arrivals.poisson</c>.</summary>
    public string Path { get; } = path;

    /// <summary>What to write there.</summary>
    public string Mend { get; } = mend;
}
