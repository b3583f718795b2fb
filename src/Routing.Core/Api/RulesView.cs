using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>The versions of a group's rules that are kept (<c>GET /v1/groups/{id}/versions</c>), newest first.</summary>
/// <param name="HasDraft">Whether a draft is kept beside them.</param>
/// <param name="Next">What to send as <c>after</c> for the next page; null on the last.</param>
public sealed record RuleVersionsView(ImmutableArray<PublishedRules> Items, bool HasDraft = false, string? Next = null);

/// <summary>What a draft of rules would do (<c>POST /v1/groups/{id}/draft:check</c>).</summary>
/// <param name="Faults">What is wrong with it as it stands; it cannot be published while there is any.</param>
/// <param name="Examples">What it makes of each example kept with it.</param>
/// <param name="Replayed">Contacts that came in lately and were planned again, by the rules in force and by the draft.</param>
/// <param name="Changed">How many of them the draft would treat differently.</param>
/// <param name="Moves">Of these, how many would go to another queue, as in "general → vip".</param>
/// <param name="Changes">The newest of them, with what would differ.</param>
public sealed record RulesCheckView(
    ImmutableArray<Fault> Faults, ImmutableArray<ExampleView> Examples, int Replayed, int Changed, ImmutableSortedDictionary<string, int> Moves, ImmutableArray<ChangeView> Changes)
{
    /// <summary>Conditions that name what nobody knows, at their places: misspelt, or there later. It can be published all the same.</summary>
    public ImmutableArray<Fault> Warnings { get; init; } = [];

    /// <summary>Every rule of the draft, with how many of the replayed contacts it held for.</summary>
    public ImmutableArray<RuleHeldView> Rules { get; init; } = [];
}

/// <summary>A rule of a draft, and for how many of the replayed contacts it held, profiles and earlier rules that end the look included.</summary>
public sealed record RuleHeldView(string Name, int Held);

/// <summary>An example of a draft.</summary>
/// <param name="Misses">What the draft makes of it that it should not; empty where it passes.</param>
public sealed record ExampleView(string Name, bool Passes, ImmutableArray<string> Misses)
{
    public static ExampleView Of(ExampleResult result) => new(result.Name, result.Misses.IsEmpty, result.Misses) { NotLearned = result.NotLearned };

    /// <summary>It would pass by this intent, whose examples are learned after they are published: so it is in nobody's way. Null where that is not why.</summary>
    public string? NotLearned { get; init; }
}

/// <summary>A contact that a draft would treat differently.</summary>
public sealed record ChangeView(string ContactId, DateTimeOffset CreatedAt, ImmutableArray<string> Differences);

/// <summary>Whose tier a draft of rules would change (<c>POST /v1/groups/{id}/draft:previewTiers</c>).</summary>
/// <param name="Customers">Looked at.</param>
/// <param name="IsWhole">False where there are more customers than are looked at in one preview.</param>
/// <param name="ByHand">Of these, how many keep the tier that was set by hand.</param>
/// <param name="Moves">How many would change, as in "standard → gold".</param>
/// <param name="Changes">Some of them.</param>
public sealed record TierPreviewView(int Customers, bool IsWhole, int ByHand, int Changed, ImmutableSortedDictionary<string, int> Moves, ImmutableArray<TierChangeView> Changes);

/// <summary>A customer whom a draft of rules would make of another tier.</summary>
public sealed record TierChangeView(string CustomerId, string From, string To);
