using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>Gathers what whoever handles a contact should know of it, for any gateway.</summary>
public static class ContactContexts
{
    private const int MostHistory = 5;

    /// <summary>Of a contact that was found, its customer with it.</summary>
    /// <param name="reader">The agent who reads it; null for whoever may see all.</param>
    public static async ValueTask<ContactContextView> Of(Located at, IActorDirectory actors, string? reader = null, CancellationToken ct = default)
    {
        var (customer, context) = await Of(at.Card!, at.Live?.Offer?.AnswerSource ?? at.Card!.AnswerSource, actors, reader, ct);
        return context with { Customer = customer };
    }

    /// <inheritdoc cref="Of(Located, IActorDirectory, string?, CancellationToken)"/>
    public static async ValueTask<(OfferCustomerView Customer, ContactContextView Context)> Of(ContactCard card, AnswerSource? source, IActorDirectory actors, string? reader = null, CancellationToken ct = default)
    {
        var customer = await actors.Customer(card.CustomerId).Get(ct);
        var record = await actors.Contact(card.ContactId).Get(ct);
        var profile = customer.Profile;
        return (
            new OfferCustomerView(card.CustomerId, profile.Name, card.Tier, card.Own.Language ?? profile.Language, card.Own.Region ?? profile.Region) { Attributes = profile.Attributes },
            new ContactContextView
            {
                Text = record?.Request.Text,
                Attributes = record?.Request.Attributes ?? ImmutableDictionary<string, string>.Empty,
                History = [.. (await Seen(customer.Recent, reader, actors, ct)).Take(MostHistory).Select(past => new PastContactView(past.ContactId, past.Queue, past.Intent, past.Agent, past.EndedAt, past.Resolved, past.Satisfaction))],
                Notes = [.. Whisper(card), .. record?.Notes ?? []],
                RecordingUrl = record?.Recording?.RecordingUrl,
                TranscriptUrl = record?.Recording?.TranscriptUrl,
                AnswerSource = source,
            });
    }

    /// <summary>Whoever may not see a region's customers does not hear what they came with there, either.</summary>
    private static async ValueTask<IEnumerable<PastContact>> Seen(ImmutableArray<PastContact> recent, string? reader, IActorDirectory actors, CancellationToken ct) =>
        reader is not null && recent.Any(past => past.Region is not null) && await actors.Agent(reader).Describe(ct) is var described
            ? recent.Where(past => past.Region is null || (described is not null && Eligibility.MaySee(described.Profile, past.Region)))
            : recent;

    /// <summary>What the contact's treatment has its agent told; it is there from the beginning.</summary>
    private static IEnumerable<ContactNote> Whisper(ContactCard card)
    {
        if (card.Treated is { Whisper: { } text } treated) yield return new ContactNote($"treatment/{treated.Name}", NoteKind.Whisper, treated.Name, card.CreatedAt, text);
    }
}
