namespace Routing.Simulation;

/// <summary>What one run measured: a value for each figure of each class, pool and agent, and overall.</summary>
/// <param name="agentTime">Spent on contacts by all agents together, in time units.</param>
internal sealed class RunResult(CourseAxis axis, IReadOnlyDictionary<string, ClassTally> tallies, double agentTime)
{
    public const string Overall = "overall";
    public const string Whole = "whole";

    private readonly Dictionary<(string Section, string Name, string Figure), double> _values = [];
    private readonly Dictionary<(string Class, string Agent), long> _servedBy = [];

    public CourseAxis Axis => axis;

    public IReadOnlyDictionary<string, ClassTally> Tallies => tallies;

    /// <summary>How long the window of time was, in time units.</summary>
    public double Window { get; init; }

    /// <summary>How long it ran before that.</summary>
    public double WarmUp { get; init; }

    /// <summary>By name; none where no even intervals were asked for.</summary>
    public IReadOnlyDictionary<string, PoolCourse> Pools { get; init; } = new Dictionary<string, PoolCourse>();

    /// <summary>Of one contact, whoever took it.</summary>
    public double MeanHandleTime => agentTime / Math.Max(1, tallies.Values.Sum(tally => tally.Completed));

    public IReadOnlyDictionary<(string Section, string Name, string Figure), double> Values => _values;

    /// <summary>Contacts of a class that each agent took.</summary>
    public IReadOnlyDictionary<(string Class, string Agent), long> ServedBy => _servedBy;

    public void Add(string section, string name, string figure, double value) => _values.Add((section, name, figure), value);

    public void AddOverall(string figure, double value) => Add(Overall, "", figure, value);

    public void Serve(string contactClass, string agent, long count) => _servedBy.Add((contactClass, agent), count);
}
