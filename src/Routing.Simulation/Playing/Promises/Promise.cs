namespace Routing.Simulation;

/// <summary>
/// Something the system promises and that can be seen from outside, by the calls made and the events seen. Told of each
/// in turn; keeps what broke it.
/// </summary>
public abstract class Promise
{
    private const int MostKept = 100;
    private readonly List<Violation> _violations = [];

    /// <summary>The promise in words.</summary>
    public abstract string Words { get; }

    /// <summary>How often it was put to the test.</summary>
    public long Checked { get; protected set; }
    public long Broken { get; private set; }

    /// <summary>The first violations.</summary>
    public IReadOnlyList<Violation> Violations => _violations;

    public virtual void See(SeenEvent seen)
    {
    }

    /// <summary>A call is about to be made; its consequences may be seen before its answer.</summary>
    public virtual void Sent(CallMade call)
    {
    }

    /// <summary>A call was answered.</summary>
    public virtual void Made(CallMade call)
    {
    }

    /// <summary>The play is over; contacts still open are in these states, null where the system does not know them.</summary>
    public virtual void End(IReadOnlyDictionary<string, ContactState?> open)
    {
    }

    /// <param name="about">The contact, or the actor where it is about none.</param>
    protected void Break(string about, string oneFact, string otherFact)
    {
        Broken++;
        if (_violations.Count < MostKept) _violations.Add(new Violation(about, oneFact, otherFact));
    }
}

/// <summary>Two facts that cannot both be, if the promise is kept.</summary>
public sealed record Violation(string About, string OneFact, string OtherFact)
{
    public override string ToString() => $"{About}: {OneFact}, but {OtherFact}";
}
