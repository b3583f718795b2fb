using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What the customer actor keeps.</summary>
public sealed record CustomerRecord
{
    public required CustomerProfile Profile { get; init; }

    /// <summary>Changes of the profile so far; 0 when it was never put.</summary>
    public long Version { get; init; }

    /// <summary>The last contacts, newest first, at most <see cref="MaxRecent"/>.</summary>
    public ImmutableArray<PastContact> Recent { get; init; } = [];

    /// <summary>Set when this customer was merged into another.</summary>
    public string? MergedInto { get; init; }

    /// <summary>Put, made by a first contact, remembered by past ones, or merged: not merely asked for.</summary>
    public bool IsKnown => Version > 0 || !Recent.IsEmpty || MergedInto is not null;

    public const int MaxRecent = 20;

    /// <summary>The place of a contact among those remembered; −1 when it is not.</summary>
    public int IndexOf(string contactId)
    {
        for (var i = 0; i < Recent.Length; i++)
        {
            if (Recent[i].ContactId == contactId) return i;
        }
        return -1;
    }

    /// <summary>As far as the past goes, the customer who came at a moment; what the profile was then is not kept.</summary>
    public CustomerRecord AsOf(DateTimeOffset moment) => this with { Recent = Recent.RemoveAll(past => past.EndedAt >= moment) };

    public static readonly CustomerRecord Unknown = new() { Profile = new CustomerProfile() };
}

/// <summary>What is stored of a customer beside the contacts remembered, which have a part each.</summary>
public sealed record CustomerKept(CustomerProfile Profile, long Version, string? MergedInto);

/// <summary>A contact that was handled, as its customer remembers it.</summary>
public sealed record PastContact
{
    public required string ContactId { get; init; }
    public required string Agent { get; init; }
    public required string Queue { get; init; }
    public required string Intent { get; init; }

    /// <summary>When the talk was over; the wrap-up may have gone on.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Whose data it holds; null where the customer had no region then.</summary>
    public string? Region { get; init; }
    public bool? Resolved { get; init; }
    public int? Satisfaction { get; init; }

    /// <summary>The satisfaction is the customer's own word, and no repeat of the agent's figure takes its place.</summary>
    public bool IsRated { get; init; }

    /// <summary>Whom that word is about, where another had the contact since; null for <see cref="Agent"/>.</summary>
    public string? RatedAgent { get; init; }

    /// <summary>From the answer to the end of the talk, without what it was set aside for.</summary>
    public double HandleSeconds { get; init; }

    /// <summary>As the customer remembers it, who may have said how it went before this agent had it: their own word, but of another.</summary>
    public PastContact With(Rating? given) => given is null || IsRated
        ? this
        : this with { Satisfaction = given.Score, IsRated = true, RatedAgent = given.Agent == Agent ? null : given.Agent };
}
