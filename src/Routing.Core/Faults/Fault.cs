using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>One thing wrong with what was handed in.</summary>
/// <param name="Field">Where, as a path in the JSON: <c>relaxations[1].requirements[0].minLevel</c>.</param>
/// <param name="Mend">What to write instead.</param>
public sealed record Fault(string Field, string Mend)
{
    /// <summary>The bounds of a number that is beyond them; null for any other fault. The description of the API asks for it.</summary>
    [JsonIgnore]
    public NumberBounds? Bounds { get; init; }
}

/// <summary>The least and the most that a number may be; both are allowed.</summary>
public sealed record NumberBounds(double Least, double Most);
