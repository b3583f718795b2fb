using System.Diagnostics;

namespace Routing.Actors;

/// <summary>
/// A contact's journey is one trace, begun where the contact is created. An actor works for many contacts, often set going
/// by another's end: what it does for one goes into that one's trace, by what its card says. Tags hold ids only, nothing personal.
/// </summary>
public static class JourneyTrace
{
    public const string SourceName = "Routing";

    /// <summary>Names the contact that a part of a journey is of.</summary>
    public const string ContactTag = "routing.contact";

    public static ActivitySource Source { get; } = new(SourceName);

    /// <summary>Goes on in the contact's own trace until disposed of, and in none if it has none; then in the one before again.</summary>
    public static Leg Continue(string name, ContactCard card)
    {
        if (!Source.HasListeners()) return default;
        var before = Activity.Current;
        Activity.Current = null;
        var activity = ActivityContext.TryParse(card.TraceParent, null, isRemote: true, out var journey) ? Source.StartActivity(name, ActivityKind.Internal, journey) : null;
        activity?.SetTag(ContactTag, card.ContactId);
        return new Leg(activity, before);
    }

    /// <summary>The trace that a call is part of, for the card of a contact that it brings in; null when there is none, or it is not sampled.</summary>
    public static string? Parent => Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;

    /// <summary>A part of a journey under way.</summary>
    public readonly struct Leg : IDisposable
    {
        private readonly Activity? _activity, _before;
        private readonly bool _isTraced;

        internal Leg(Activity? activity, Activity? before) => (_activity, _before, _isTraced) = (activity, before, true);

        public void Dispose()
        {
            if (!_isTraced) return;
            _activity?.Dispose();
            Activity.Current = _before;
        }
    }
}
