namespace Routing.Actors;

/// <summary>How much of an object is spelled out.</summary>
internal enum Spelling
{
    /// <summary>Every member that is not null: for readers outside.</summary>
    Whole,

    /// <summary>
    /// Without what is false, 0 or empty, where an absent member is read as just that: for what only we read. A default
    /// that says something (<c>MaxWaitSeconds</c>) is spelled out, so that it may change and old documents keep what they meant.
    /// </summary>
    Lean,
}
