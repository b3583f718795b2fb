using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What a comparison found, of all queues together and of each.</summary>
/// <param name="Replications">Pairs of runs that the intervals are over.</param>
/// <param name="Notes">What cannot be known, and what was assumed.</param>
public sealed record WhatIfResult(int Replications, WhatIfFigures Overall, ImmutableSortedDictionary<string, WhatIfFigures> Queues, ImmutableArray<string> Notes)
{
    /// <summary>The notes as words and figures.</summary>
    public ImmutableArray<WhatIfNote> Assumed { get; init; } = [];
}

/// <summary>Figures of one queue, or of all, as it is and in the variant.</summary>
/// <param name="Contacts">Per run, on average.</param>
/// <param name="OccupancyPercent">Of all agents who are there; of single queues it is not told.</param>
public sealed record WhatIfFigures(double Contacts, WhatIfDifference InTimePercent, WhatIfDifference MeanWaitSeconds, WhatIfDifference AbandonedPercent, WhatIfDifference UnansweredPercent, WhatIfDifference? OccupancyPercent);

/// <summary>A figure as it is and in the variant, and the difference over pairs of runs with the same customers.</summary>
/// <param name="Low">Of the 95 % interval of the difference.</param>
/// <param name="IsReal">Whether that interval leaves out no difference at all.</param>
public sealed record WhatIfDifference(double AsIs, double Variant, double Difference, double Low, double High, bool IsReal);
