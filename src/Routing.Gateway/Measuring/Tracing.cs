using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Routing.Gateway;

/// <summary>What requests add to the traces of contacts: the beginning, and what is asked of a contact later.</summary>
internal static class Tracing
{
    /// <summary>Begins a journey: as the child of an incoming traceparent, or as a root.</summary>
    public static Span Begin(string name, HttpContext http)
    {
        var sent = http.Request.Headers.TraceParent.ToString();
        var parent = sent.Length > 0 && ActivityContext.TryParse(sent, null, isRemote: true, out var parsed) ? parsed : default;
        if (!JourneyTrace.Source.HasListeners()) return new Span(null, parent == default ? null : sent);
        // Otherwise the activity of the web server would become the parent, and the caller's trace would be torn apart.
        Activity.Current = null;
        var activity = JourneyTrace.Source.StartActivity(name, ActivityKind.Server, parent);
        return new Span(activity, activity?.Id ?? (parent == default ? null : sent));
    }

    /// <summary>Notes what was done to a contact as part of its journey, once its card is known.</summary>
    public static void Note(string name, ContactCard card, long beganAt)
    {
        if (!JourneyTrace.Source.HasListeners() || card.TraceParent is not { } journey || !ActivityContext.TryParse(journey, null, isRemote: true, out var parent)) return;
        var took = Stopwatch.GetElapsedTime(beganAt);
        using var activity = JourneyTrace.Source.StartActivity(name, ActivityKind.Server, parent, startTime: DateTimeOffset.UtcNow - took);
        activity?.SetTag(JourneyTrace.ContactTag, card.ContactId).SetTag("routing.channel", Names<Channel>.Of(card.Channel));
    }

    /// <summary>An activity under way, if it is sampled, and the traceparent that later steps continue.</summary>
    public readonly record struct Span(Activity? Activity, string? TraceParent) : IDisposable
    {
        public void Dispose() => Activity?.Dispose();
    }
}
