/** Forecasts, staffing and suggestions as the API tells them. */
import type { CoachingMeasure } from '../coaching/types';

export interface Summary { queue: string; intent: string | null; method: string | null; knownDays: number; wapePercent: number | null; naiveWapePercent: number | null; betterThanNaivePercent: number | null; mase: number | null; floorWapePercent?: number | null; reachedPercent?: number | null; contactsToday: number | null; contactsTomorrow: number | null; next?: Slot | null; reason: string | null; neededDays: number | null }
export interface Slot { from: string; to: string; contacts: number; low: number; high: number; handleSeconds: number | null; came: number | null }
export interface Trial { days: number; wapePercent: number; naiveWapePercent: number; betterThanNaivePercent: number; mase: number; heldPercent: number; floorWapePercent?: number | null; reachedPercent?: number | null; byDaysAhead: { daysAhead: number; wapePercent: number; naiveWapePercent: number; betterThanNaivePercent: number; mase: number; heldPercent: number }[]; slots: Slot[] }
export interface Forecast { queue: string; timeZone: string; computedAt: string; knownDays: number; method: string; methods: { method: string; wapePercent: number; mase: number }[]; wapePercent: number; naiveWapePercent: number; betterThanNaivePercent: number; mase: number; slots: Slot[]; tried: Trial | null }

export interface Waits { agents: number; inTimePercent: number; meanWaitSeconds: number | null; abandonedPercent: number; occupancyPercent: number }
export interface StaffingSlot { from: string; to: string; contacts: number; handleSeconds: number; onContacts: number; scheduled: number; rostered: number | null; surplus: number | null; expected: Waits | null; enough: Waits; oneLess: Waits; oneMore: Waits }
export interface Gap { from: string; to: string; agents: number }
export interface QueueStaffing { queue: string; timeZone: string; targets: { inTimePercent: number; withinSeconds: number; maxOccupancyPercent: number; shrinkagePercent: number; patienceSeconds: number | null }; slots: StaffingSlot[]; gaps: Gap[] }
export interface Move { from: string; to: string; begins: string; ends: string; agents: string[]; toBeforePercent: number; toAfterPercent: number; fromBeforePercent: number; fromAfterPercent: number; toTogetherPercent?: number; fromTogetherPercent?: number; suggestion?: string | null }
export interface GroupStaffing { timeZone: string; moves: Move[]; queues: { queue: string; slotsShort: number; slotsOver: number; worstShort: number | null; hasRoster: boolean; gaps: Gap[]; reason: string | null; neededDays: number | null; knownDays: number | null }[] }

export interface Suggestion { id: string; group: string; agents: string[]; fromQueue: string | null; toQueue: string | null; begins: string | null; ends: string | null; intent: string | null; skill: string | null; level: number | null; kind: 'move' | 'skill' | 'training'; state: 'open' | 'accepted' | 'rejected' | 'expired'; text: string; createdAt: string; expiresAt: string; withdrawnAt?: string | null; decidedAt: string | null; decidedBy: string | null; reason: string | null; did: string | null; effects: { queue: string; inTimePercentBefore: number; inTimePercentAfter: number; inTimePercentTogether?: number | null }[]; reasons?: SuggestionReason[] }
/** In what an agent differs from its peers: shares, satisfaction of 1–5, or seconds. */
export interface SuggestionReason { measure: CoachingMeasure; contacts: number; own: number; peers: number; low: number; high: number }

export interface Interval { value: number; low: number; high: number }
export interface PilotMeasure { measure: string; moreIsBetter: boolean; tried: { count: number; mean: number }; inForce: { count: number; mean: number }; difference: Interval | null; missing?: { side: 'tried' | 'inForce'; of: string; has: number; needs: number } | null }
/** What a promotion changed, and what became of it. */
export interface Promoted { queues: { queue: string; before: string; state: string }[]; rules: { before: number; state: string } | null }
export interface Pilot { name: string; usesDraft: boolean; selection: string | null; share: number; sliceMinutes: number; measure: string; status: string; startedAt: string | null; endsAt: string | null; endedAt: string | null; reason: string | null; finding: string; promoted: Promoted | null; measures: PilotMeasure[]; open: number; lost: number }

export interface OffPolicy { choices: number; effectiveChoices: number; logged: number; unsupported: number; snips: Interval | null; doublyRobust: Interval | null }
export interface PolicyOutcome { choices: number; without: number; estimate: OffPolicy | null }
/** The outcome of its own is what is resolved. */
export interface PolicyEstimate extends PolicyOutcome { selection: string; satisfaction?: PolicyOutcome; handleSeconds?: PolicyOutcome }
