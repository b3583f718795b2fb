using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What a comparison asked for must keep to, whatever the time.</summary>
public static class WhatIfRules
{
    public static ImmutableArray<Fault> Check(AskWhatIf asked)
    {
        var faults = new FaultList();
        faults.Range("load", asked.Load, WhatIfLimits.MinLoad, WhatIfLimits.MaxLoad);
        return faults.All;
    }
}
