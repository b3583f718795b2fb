namespace Routing.Gateway;

/// <summary>A kind of problem: its stable name, HTTP status and title. All of them stand in <see cref="ProblemKinds"/>.</summary>
public sealed record ProblemKind(string Name, int Status, string Title)
{
    /// <summary>The <c>type</c> of RFC 9457. A URN: nothing is fetched from it, and it survives a change of host.</summary>
    public string Type { get; } = "urn:routing-actors:problem:" + Name;

    /// <summary>This problem at a field, with the way to mend it.</summary>
    public Problem At(string field, string detail) => new(this) { Field = field, Detail = detail };

    /// <summary>This problem with the way to mend it.</summary>
    public Problem With(string detail) => new(this) { Detail = detail };
}
