using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;

namespace Routing.Actors;

/// <summary>
/// An event's own data as JSON. The type name is kept beside it, not in it; some classes have several names
/// (<c>offer.declined</c>, <c>offer.expired</c>), so reading goes by this table.
/// </summary>
public static class EventCodec
{
    /// <summary>Every event type by its stable name.</summary>
    public static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>
    {
        ["contact.created"] = typeof(ContactCreated),
        ["contact.queueMissing"] = typeof(QueueMissing),
        ["contact.queued"] = typeof(ContactQueued),
        ["contact.offered"] = typeof(ContactOffered),
        ["contact.suggested"] = typeof(ContactSuggested),
        ["offer.declined"] = typeof(OfferEnded),
        ["offer.expired"] = typeof(OfferEnded),
        ["offer.withdrawn"] = typeof(OfferEnded),
        ["contact.accepted"] = typeof(ContactAccepted),
        ["contact.held"] = typeof(ContactPaused),
        ["contact.pending"] = typeof(ContactPaused),
        ["contact.resumed"] = typeof(ContactPaused),
        ["contact.consultStarted"] = typeof(ContactConsulted),
        ["contact.consultEnded"] = typeof(ContactConsulted),
        ["contact.moved"] = typeof(ContactMoved),
        ["contact.wrapUpEnded"] = typeof(ContactWrapUpEnded),
        ["contact.replanned"] = typeof(ContactReplanned),
        ["contact.completed"] = typeof(ContactCompleted),
        ["contact.closed"] = typeof(ContactClosed),
        ["contact.abandoned"] = typeof(ContactClosed),
        ["contact.refused"] = typeof(ContactClosed),
        ["contact.dropped"] = typeof(ContactClosed),
        ["survey.due"] = typeof(SurveyDue),
        ["contact.rated"] = typeof(ContactRated),
        ["callback.requested"] = typeof(CallbackRequested),
        ["callback.notAnswered"] = typeof(CallbackNotAnswered),
        ["callback.retryScheduled"] = typeof(CallbackRetryScheduled),
        ["callback.givenUp"] = typeof(CallbackGivenUp),
        ["contact.scheduled"] = typeof(ContactScheduled),
        ["contact.waitAnnounced"] = typeof(WaitAnnounced),
        ["contact.overflowed"] = typeof(ContactOverflowed),
        ["contact.translated"] = typeof(ContactTranslated),
        ["contact.translationFailed"] = typeof(TranslationFailed),
        ["contact.placeRegained"] = typeof(PlaceRegained),
        ["contact.reopened"] = typeof(ContactReopened),
        ["contact.merged"] = typeof(ContactMerged),
        ["contact.absorbed"] = typeof(ContactAbsorbed),
        ["contact.joined"] = typeof(ContactJoined),
        ["target.near"] = typeof(TargetReached),
        ["target.breached"] = typeof(TargetReached),
        ["contact.escalated"] = typeof(ContactEscalated),
        ["contact.due"] = typeof(ContactDue),
        ["queue.configured"] = typeof(QueueConfigured),
        ["queue.deleted"] = typeof(QueueDeleted),
        ["agent.configured"] = typeof(AgentConfigured),
        ["agent.deleted"] = typeof(AgentDeleted),
        ["agent.presence"] = typeof(AgentPresenceChanged),
        ["contact.whispered"] = typeof(ContactNoted),
        ["contact.recorded"] = typeof(ContactRecorded),
        ["contact.transcriptKept"] = typeof(ContactNoted),
        ["bot.handedOver"] = typeof(BotHandedOver),
        ["agent.skillExpired"] = typeof(SkillExpired),
        ["agent.shift"] = typeof(AgentShiftChanged),
        ["customer.configured"] = typeof(CustomerConfigured),
        ["profiles.switched"] = typeof(ProfilesSwitched),
        ["agent.adjusted"] = typeof(AgentAdjusted),
        ["pilot.started"] = typeof(PilotChanged),
        ["pilot.stopped"] = typeof(PilotChanged),
        ["pilot.promoted"] = typeof(PilotChanged),
        ["pilot.rolledBack"] = typeof(PilotChanged),
        ["customer.erased"] = typeof(CustomerErased),
        ["rules.published"] = typeof(RulesPublished),
        ["group.deleted"] = typeof(GroupDeleted),
        ["intents.learned"] = typeof(IntentsLearned),
        ["alert.raised"] = typeof(AlertRaised),
        ["alert.cleared"] = typeof(AlertCleared),
        ["staffing.gapExpected"] = typeof(StaffingGapTold),
        ["staffing.gapCleared"] = typeof(StaffingGapTold),
        ["staffing.surplusExpected"] = typeof(StaffingGapTold),
        ["staffing.surplusCleared"] = typeof(StaffingGapTold),
        ["learning.changed"] = typeof(LearningChanged),
        ["learning.drifted"] = typeof(LearningDrift),
        ["suggestion.made"] = typeof(SuggestionMade),
        ["suggestion.decided"] = typeof(SuggestionDecided),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static void Write(RoutingEvent happened, IBufferWriter<byte> to) =>
        PartCodec.WriteJson(to, happened, ValueWriter.Of(happened.GetType(), Spelling.Whole));

    /// <summary>The event; null for a type this version does not know (written by a newer one).</summary>
    public static RoutingEvent? Read(string type, ReadOnlySpan<byte> json) =>
        Types.TryGetValue(type, out var known) ? (RoutingEvent?)JsonSerializer.Deserialize(json, StateJson.Options.GetTypeInfo(known)) : null;
}
