using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What an <c>:import</c> did, or would do, line by line.</summary>
public sealed record ImportReport(bool DryRun, int Lines, int Created, int Replaced, int Refused, ImmutableArray<ImportLine> Report);

/// <summary>One line of an import: <c>created</c>, <c>replaced</c>, <c>valid</c> (dry run) or <c>refused</c> with the reason.</summary>
public sealed record ImportLine(int Line, string? Id, string Outcome, string? Field = null, string? Detail = null)
{
    /// <summary>What was taken and may not be meant, told by all lines together.</summary>
    public ImmutableArray<Fault> Warnings { get; init; } = [];
}
