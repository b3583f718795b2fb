using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Gateway;

/// <summary>Where a page of a list starts and how long it is.</summary>
internal readonly record struct Paging(int Limit, string? After)
{
    public const string Cursor = "after";
    public static readonly string[] Parameters = ["limit", Cursor];

    /// <param name="isCursor">What a cursor is where it is no id.</param>
    public static Problem? Read(Call call, out Paging paging, Func<string, bool>? isCursor = null)
    {
        paging = new Paging(RequestLimits.PageDefault, null);
        if (call.Query("limit") is { } sent)
        {
            if (!int.TryParse(sent, out var limit) || limit < 1 || limit > RequestLimits.PageMax)
                return ProblemKinds.InvalidParameter.At("limit", $"Send a whole number from 1 to {RequestLimits.PageMax}.");
            paging = paging with { Limit = limit };
        }
        if (call.Query(Cursor) is not { } after) return null;
        // Among offers it is the id of one.
        if (!(isCursor?.Invoke(after) ?? Id.IsValid(OfferId.ContactOf(after) ?? after))) return NoNext();
        paging = paging with { After = after };
        return null;
    }

    /// <summary>A page of what the catalog lists; ids of things deleted meanwhile are passed over.</summary>
    public async ValueTask<Page<T>> Of<T>(ICatalog catalog, ActorKind kind, Func<string, ValueTask<T?>> view, CancellationToken ct) where T : class
    {
        var ids = await catalog.List(kind, After, Limit, ct);
        var items = ImmutableArray.CreateBuilder<T>(ids.Count);
        foreach (var id in ids)
        {
            if (await view(id) is { } item) items.Add(item);
        }
        return new Page<T>(items.DrainToImmutable(), ids.Count == Limit ? ids[^1] : null);
    }

    /// <summary>Where a page begins of what has an order but no ids: after so many.</summary>
    public Problem? Offset(out int skip)
    {
        skip = 0;
        return After is null || (int.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out skip) && skip >= 0)
            ? null
            : NoNext();
    }

    /// <summary>Where a page begins of what is numbered, the newest first: below that number.</summary>
    public Problem? Before(out long number)
    {
        number = long.MaxValue;
        return After is null || long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out number) ? null : NoNext();
    }

    public static Problem NoNext() => ProblemKinds.InvalidParameter.At(Cursor, "Send the value of next from the page before.");

    /// <summary>What such a page answers as next; null at the end.</summary>
    public static string? Next(int skip, int limit, int all) => (long)skip + limit < all ? (skip + limit).ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>A page of what is at hand whole, in the order of the ids as everywhere.</summary>
    public Page<T> Of<T>(IEnumerable<T> all, Func<T, string> id)
    {
        var after = After;
        var rest = all.OrderBy(id, StringComparer.Ordinal).Where(item => after is null || string.CompareOrdinal(id(item), after) > 0).Take(Limit + 1).ToImmutableArray();
        return rest.Length > Limit ? new Page<T>(rest[..Limit], id(rest[Limit - 1])) : new Page<T>(rest, null);
    }
}
