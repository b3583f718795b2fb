/** Comparisons as the API tells them. */
/** So many agents of a queue serve another for some hours of each day. */
export interface Moved { from: string; to: string; begins: string; ends: string; count: number }
export interface Variant { draft?: boolean; queues?: Record<string, Record<string, unknown>>; agents?: Record<string, Record<string, unknown>>; awayAgents?: string[]; extraAgents?: { like: string; count: number }[]; moves?: Moved[] }
export interface Asked { group: string; name?: string | null; from?: string | null; to?: string | null; arrivals?: 'asTheyCame' | 'forecast'; load: number; staffing: 'asItWas' | 'everyone'; replications: number; variant: Variant }
export interface Difference { asIs: number; variant: number; difference: number; low: number; high: number; isReal: boolean }
export interface Figures { contacts: number; inTimePercent: Difference; meanWaitSeconds: Difference; abandonedPercent: Difference; unansweredPercent: Difference; occupancyPercent: Difference | null }
/** What was assumed, as a word and what it is about. */
export interface Assumed { what: string; queue?: string | null; count?: number | null; of?: number | null }
export interface Comparison {
  id: string; asked: Asked; state: 'queued' | 'running' | 'done' | 'failed'; ahead: number; progress: number; replicationsDone: number; contacts: number | null; from: string; to: string; askedAt: string; endedAt: string | null; reason: string | null;
  result: { replications: number; overall: Figures; queues: Record<string, Figures>; notes: string[]; assumed?: Assumed[] } | null;
}

export const isUnderWay = (one: Comparison | undefined) => one?.state === 'queued' || one?.state === 'running';
