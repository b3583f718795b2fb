using System.Text.Json;
using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>How the API's values are written and read: camelCase, enumerations by name. Shared by gateway and client.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    Converters =
    [
        typeof(CamelCase<ContactState>), typeof(CamelCase<Channel>), typeof(CamelCase<PresenceKind>), typeof(CamelCase<SlotState>),
        typeof(CamelCase<Eligible>), typeof(CamelCase<NoAnswerAction>), typeof(CamelCase<Weekday>), typeof(CamelCase<ShiftPhase>), typeof(CamelCase<NoteKind>), typeof(CamelCase<AgentKind>), typeof(CamelCase<BotUse>),
        typeof(CamelCase<IntentSource>), typeof(CamelCase<PendingOn>), typeof(CamelCase<QueueOrdering>), typeof(UtcInstant),
        typeof(CamelCase<MeasureSide>), typeof(CamelCase<MeasureUnit>), typeof(CamelCase<Better>), typeof(CamelCase<StageEnd>), typeof(CamelCase<OfferEnd>), typeof(CamelCase<MoveCause>), typeof(CamelCase<ChangeOutcome>),
        typeof(CamelCase<AlertSeverity>), typeof(CamelCase<AlertDirection>), typeof(CamelCase<AlertEnd>), typeof(CamelCase<ReplayHindrance>), typeof(CamelCase<WhatIfStaffing>), typeof(CamelCase<WhatIfState>), typeof(CamelCase<WhatIfArrivals>), typeof(CamelCase<WhatIfAssumption>), typeof(CamelCase<RecordKind>),
        typeof(CamelCase<PilotStatus>), typeof(CamelCase<PilotMeasure>), typeof(CamelCase<PilotFinding>), typeof(CamelCase<PilotCount>), typeof(CamelCase<PromotedState>), typeof(CamelCase<ReviewAdvice>),
        typeof(CamelCase<CoachingMeasure>), typeof(CamelCase<CoachingAdvice>), typeof(CamelCase<SuggestionKind>), typeof(CamelCase<SuggestionState>),
    ])]
[JsonSerializable(typeof(ContactView))]
[JsonSerializable(typeof(QueueView))]
[JsonSerializable(typeof(AgentView))]
[JsonSerializable(typeof(CustomerView))]
[JsonSerializable(typeof(GroupView))]
[JsonSerializable(typeof(RuleVersionsView))]
[JsonSerializable(typeof(RulesCheckView))]
[JsonSerializable(typeof(TierPreviewView))]
[JsonSerializable(typeof(RollBack))]
[JsonSerializable(typeof(EventView))]
[JsonSerializable(typeof(DecisionsView))]
[JsonSerializable(typeof(CallerView))]
[JsonSerializable(typeof(Page<ContactView>), TypeInfoPropertyName = "ContactPage")]
[JsonSerializable(typeof(Page<EventView>), TypeInfoPropertyName = "EventPage")]
[JsonSerializable(typeof(Page<QueueView>), TypeInfoPropertyName = "QueuePage")]
[JsonSerializable(typeof(Page<AgentView>), TypeInfoPropertyName = "AgentPage")]
[JsonSerializable(typeof(Page<CustomerView>), TypeInfoPropertyName = "CustomerPage")]
[JsonSerializable(typeof(Page<GroupView>), TypeInfoPropertyName = "GroupPage")]
[JsonSerializable(typeof(Page<OfferView>), TypeInfoPropertyName = "OfferPage")]
[JsonSerializable(typeof(ProblemView))]
[JsonSerializable(typeof(ImportReport))]
[JsonSerializable(typeof(QueueConfig))]
[JsonSerializable(typeof(AgentProfile))]
[JsonSerializable(typeof(CustomerProfile))]
[JsonSerializable(typeof(GroupRules))]
[JsonSerializable(typeof(Pilot))]
[JsonSerializable(typeof(PilotView))]
[JsonSerializable(typeof(PromotePilot))]
[JsonSerializable(typeof(Review))]
[JsonSerializable(typeof(EstimatePolicy))]
[JsonSerializable(typeof(PolicyEstimateView))]
[JsonSerializable(typeof(CreateContact))]
[JsonSerializable(typeof(CorrectContact))]
[JsonSerializable(typeof(RecordingChange))]
[JsonSerializable(typeof(SetPresence))]
[JsonSerializable(typeof(Heartbeat))]
[JsonSerializable(typeof(WithReason))]
[JsonSerializable(typeof(Completion))]
[JsonSerializable(typeof(Rate))]
[JsonSerializable(typeof(Transfer))]
[JsonSerializable(typeof(ToAgent))]
[JsonSerializable(typeof(MergeInto))]
[JsonSerializable(typeof(FindIntent))]
[JsonSerializable(typeof(IntentFinding))]
[JsonSerializable(typeof(LearnedIntents))]
[JsonSerializable(typeof(RequestCallback))]
[JsonSerializable(typeof(Schedule))]
[JsonSerializable(typeof(Adherence))]
[JsonSerializable(typeof(ContactContextView))]
[JsonSerializable(typeof(Whisper))]
[JsonSerializable(typeof(SetPending))]
[JsonSerializable(typeof(Reopen))]
[JsonSerializable(typeof(Page<MeasureView>), TypeInfoPropertyName = "MeasurePage")]
[JsonSerializable(typeof(Page<ReportRow>), TypeInfoPropertyName = "ReportPage")]
[JsonSerializable(typeof(Page<Journey>), TypeInfoPropertyName = "JourneyPage")]
[JsonSerializable(typeof(Page<PresenceSpan>), TypeInfoPropertyName = "PresencePage")]
[JsonSerializable(typeof(Page<AuditView>), TypeInfoPropertyName = "AuditPage")]
[JsonSerializable(typeof(LiveView))]
[JsonSerializable(typeof(HistoryView))]
[JsonSerializable(typeof(ErasedView))]
[JsonSerializable(typeof(Webhook))]
[JsonSerializable(typeof(WebhookView))]
[JsonSerializable(typeof(WebhookTestView))]
[JsonSerializable(typeof(ReplayWebhook))]
[JsonSerializable(typeof(ReplayedView))]
[JsonSerializable(typeof(AskWhatIf))]
[JsonSerializable(typeof(WhatIfView))]
[JsonSerializable(typeof(Page<WhatIfView>), TypeInfoPropertyName = "WhatIfPage")]
[JsonSerializable(typeof(Page<WebhookView>), TypeInfoPropertyName = "WebhookPage")]
[JsonSerializable(typeof(Page<DeadLetterView>), TypeInfoPropertyName = "DeadLetterPage")]
[JsonSerializable(typeof(RetentionRule))]
[JsonSerializable(typeof(RetentionRuleView))]
[JsonSerializable(typeof(Page<RetentionRuleView>), TypeInfoPropertyName = "RetentionRulePage")]
[JsonSerializable(typeof(MeasureTarget))]
[JsonSerializable(typeof(MeasureTargetView))]
[JsonSerializable(typeof(Page<MeasureTargetView>), TypeInfoPropertyName = "MeasureTargetPage")]
[JsonSerializable(typeof(AlertRule))]
[JsonSerializable(typeof(AlertRuleView))]
[JsonSerializable(typeof(Page<AlertRuleView>), TypeInfoPropertyName = "AlertRulePage")]
[JsonSerializable(typeof(Page<Alert>), TypeInfoPropertyName = "AlertPage")]
[JsonSerializable(typeof(PlanningConfig))]
[JsonSerializable(typeof(ForecastView))]
[JsonSerializable(typeof(Page<ForecastSummary>), TypeInfoPropertyName = "ForecastPage")]
[JsonSerializable(typeof(QueueStaffingView))]
[JsonSerializable(typeof(GroupStaffingView))]
[JsonSerializable(typeof(CoachingView))]
[JsonSerializable(typeof(DriftsView))]
[JsonSerializable(typeof(LearnedView))]
[JsonSerializable(typeof(Page<LearnedView>), TypeInfoPropertyName = "LearnedPage")]
[JsonSerializable(typeof(AgentLearningView))]
[JsonSerializable(typeof(WhatIfView[]))]
[JsonSerializable(typeof(OfIntent))]
[JsonSerializable(typeof(StaffSuggestion))]
[JsonSerializable(typeof(Page<StaffSuggestion>), TypeInfoPropertyName = "SuggestionPage")]
public sealed partial class ApiJson : JsonSerializerContext;

/// <summary>Writes an enumeration by name in camelCase, and reads nothing but such names.</summary>
public sealed class CamelCase<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
