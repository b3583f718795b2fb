namespace Routing.Simulation;

/// <summary>What one run measured: a value for each figure of each class, pool and agent, and overall.</summary>
internal sealed class RunResult
{
    public const string Overall = "overall";

    private readonly Dictionary<(string Section, string Name, string Figure), double> _values = [];
    private readonly Dictionary<(string Class, string Agent), long> _servedBy = [];

    public IReadOnlyDictionary<(string Section, string Name, string Figure), double> Values => _values;

    /// <summary>Contacts of a class that each agent took.</summary>
    public IReadOnlyDictionary<(string Class, string Agent), long> ServedBy => _servedBy;

    public void Add(string section, string name, string figure, double value) => _values.Add((section, name, figure), value);

    public void AddOverall(string figure, double value) => Add(Overall, "", figure, value);

    public void Serve(string contactClass, string agent, long count) => _servedBy.Add((contactClass, agent), count);
}
