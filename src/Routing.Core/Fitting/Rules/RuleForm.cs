namespace Routing.Core;

/// <summary>Which features a <see cref="FittedRule"/> weighs.</summary>
public enum RuleForm
{
    /// <summary>None: the rule a fit starts from, which decides until there is a better one.</summary>
    Starting,

    /// <summary>Each other queue and pool by itself: up to three classes and pools.</summary>
    Small,

    /// <summary>The other queues and pools summed up.</summary>
    Large,
}
