using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Takes out of a contact that has ended all that names its customer or was said; how it went stays.</summary>
public static class ContactErasure
{
    /// <summary>Stands for the customer of an erased contact: an id that nobody can send.</summary>
    public const string Nobody = "";

    public static bool IsErased(this ContactRecord contact) => contact.Request.CustomerId == Nobody;

    /// <summary>A contact that goes on is refused, since whoever handles it still works with what was said.</summary>
    public static Turn<ContactCommandOutcome, ContactRecord?> Erase(ContactRecord? contact)
    {
        if (contact is null) return Turn.Of(ContactCommandOutcome.NotHere, contact);
        if (contact.Closed is not { } closed) return Turn.Of(ContactCommandOutcome.WrongState, (ContactRecord?)contact);
        if (contact.IsErased()) return Turn.Of(ContactCommandOutcome.Repeated, (ContactRecord?)contact);
        var (request, plan) = (Of(contact.Request), Of(contact.Plan));
        return Turn.Of(
            ContactCommandOutcome.Done,
            (ContactRecord?)(contact with
            {
                Request = request,
                Plan = plan,
                Replan = contact.Replan is { } replan ? replan with { Request = request, Plan = plan } : null,
                Closed = closed with { Reason = null, Completion = closed.Completion is { } completion ? completion with { Outcome = null } : null },
                Rating = contact.Rating is { } rating ? rating with { Comment = null } : null,
                Notes = [],
                Recording = null,
            }));
    }

    private static ContactRequest Of(ContactRequest request) =>
        request with { CustomerId = Nobody, Text = null, Region = null, Attributes = ImmutableDictionary<string, string>.Empty, TraceParent = null };

    private static Plan Of(Plan plan) => plan with { Card = plan.Card with { CustomerId = Nobody, Affinity = null, TraceParent = null } };
}
