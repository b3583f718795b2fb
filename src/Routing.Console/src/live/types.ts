/** What the API answers, as far as the console reads it. */
export type Channel = 'voice' | 'chat' | 'email' | 'ticket' | 'callback';
export type Presence = 'offline' | 'notReady' | 'ready' | 'draining';

export interface ServiceLevel { targetPercent: number | null; withinSeconds: number | null; abandonsInTimeCountAsMet: number | null; answeredOnly: number | null; abandonsCountAsMissed: number | null; abandonsInTimeLeftOut: number | null; shortAbandonsCountAsMet: number | null }
export interface Requirement { skill: string; minLevel: number }

/** As it stood when it was read. */
export type Read<T> = T & { readAt: number };

export interface Queue {
  id: string; name: string; group: string; version: number; waiting: number; offered: number; scheduled: number; oldestWaitSeconds: number | null; isOpen: boolean;
  agents: { ready: number; notReady: number; offline: number; draining: number; wrapUp: number; busy: number; open: number } | null;
  serviceLevel: ServiceLevel; channels: Channel[]; selection: string; priority: number; maxWaitSeconds: number;
  today: { arrived: number; answered: number; answeredInTime: number; abandoned: number; refused: number; movedOut: number; offersExpired: number; offersDeclined: number; answerSecondsSum: number } | null;
  estimatedWait: { seconds: number; low: number; high: number } | null; requirements: Requirement[]; warnings?: { field: string; mend: string }[];
  [other: string]: unknown;
}

export interface Slot { channel: Channel; state: 'free' | 'reserved' | 'handling' | 'wrapUp'; contactId: string | null; since: string | null }
export interface AgentContact { id: string; state: string; queue: string; channel: Channel; intent: string; customerId: string; since: string; answeredAt: string | null; completedAt: string | null; wrapUpEndsAt: string | null; heldSeconds: number; consultingAgent: string | null }
/** Why an offer was made, as figures. */
export interface Why { policy: string; total: number | null; next: string | null; nextTotal: number | null; explored: boolean; estimate?: { resolved: number; handleSeconds: number } | null; fallbackFrom?: string | null }
export interface Offer { id: string; contactId: string; agent?: string; why?: Why | null; translation?: { from: string } | null; queue: string; channel: Channel; expiresAt: string; reason: string | null; recordingUrl?: string | null; transcriptUrl?: string | null; customer?: { id: string; name: string | null; tier: string; language: string | null; [other: string]: unknown } | null }

export interface Agent {
  id: string; name: string; group: string; presence: Presence; presenceReason: string | null; presenceSince: string | null; idleSince: string | null; load: number;
  slots: Slot[]; offers: Offer[]; contacts: AgentContact[]; tier: string | null; teams: string[]; languages: string[]; skills: Record<string, number>; queues: string[]; channels: Record<string, number>;
}

export interface Contact {
  id: string; state: string; queue: string; position: number | null; priority: number | null; intent: string; customerId: string; channel: Channel; agent: string | null; estimatedWait: { seconds: number; low: number; high: number } | null;
  createdAt: string; waitingSince: string | null; answeredAt: string | null; completedAt: string | null; closedAt: string | null; outcome: string | null; resolved: boolean | null; satisfaction: number | null; rating: number | null; ratingComment?: string | null; reason: string | null; dueAt: string | null; recordingUrl: string | null; transcriptUrl: string | null;
}

export interface Bid { agent: string; eligible: string; total: number | null; parts: { name: string; value: number }[]; propensity?: number; estimate?: { resolved: number; resolvedLow: number; resolvedHigh: number; handleSeconds: number; contacts: number } | null }
export interface Decision {
  suggestions?: { agent: string }[]; fallbackFrom?: string | null; translation?: { from: string } | null;
  queue: string; at: string; offerId: string | null; winner: string | null; reason: string; policy: string; ruleVersion: number; rule: string; relaxationStep: number; priority: number; waitedSeconds: number; explored: boolean;
  need: { channel: Channel; skills: Requirement[]; language: string | null; region: string | null; agentTiers: string[]; onlyAgent?: string | null }; bids: Bid[]; notAsked: { why: string; count: number; agents: string[] }[];
}
export interface Decisions { contactId: string; decisions: Decision[]; undecided: Decision | null; priorityParts: { name: string; points: number }[]; ruleVersion: number; rules: string[]; intent: { intent: string; confidence: number; source: string } | null }

export interface Happening { id: string; type: string; time: string; contact?: string; queue?: string; agent?: string; data: Record<string, unknown> }
