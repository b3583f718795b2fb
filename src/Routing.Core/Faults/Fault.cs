namespace Routing.Core;

/// <summary>One thing wrong with what was handed in.</summary>
/// <param name="Field">Where, as a path in the JSON: <c>relaxations[1].requirements[0].minLevel</c>.</param>
/// <param name="Mend">What to write instead.</param>
public sealed record Fault(string Field, string Mend);
