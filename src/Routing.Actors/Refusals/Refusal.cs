namespace Routing.Actors;

/// <summary>Why what a gateway asked for was refused, and how to mend it. It is expected, and so a value; every gateway tells it in its own way.</summary>
/// <param name="Detail">What is wrong here, and what to do.</param>
public sealed record Refusal(RefusalKind Kind, string Detail)
{
    /// <summary>What is at fault in what was handed in, by path.</summary>
    public string? Field { get; init; }

    /// <summary>Where the contact stands now, if that is why.</summary>
    public ContactState? State { get; init; }
}

/// <summary>The kinds of refusal.</summary>
public enum RefusalKind
{
    MissingField,
    InvalidValue,
    NotYours,
    NotFound,
    WrongState,
    OtherCustomer,

    /// <summary>Expired, or withdrawn.</summary>
    Gone,

    /// <summary>Against the configuration.</summary>
    RuleBroken,
}
