/** Searches for needs as the API tells them. */
export interface NeedsSlot { from: string; to: string; onContacts: number; scheduled: number; rostered: number | null; surplus: number | null; occupancyPercent: number | null; erlangOnContacts: number | null; erlangScheduled: number | null }
export interface PoolNeeds { pool: string; queues: string[]; agents: number; slots: NeedsSlot[] }
export interface ServedSlot { from: string; to: string; contacts: number; asIsPercent: number | null; inTimePercent: number | null; plusMinus: number | null; abandonedPercent: number | null; isMissed: boolean }
export interface QueueNeeds { queue: string; targets: { inTimePercent: number; withinSeconds: number; maxOccupancyPercent: number; shrinkagePercent: number }; slots: ServedSlot[] }
export interface Found { areMet: boolean; rosters: number; pools: PoolNeeds[]; queues: QueueNeeds[]; notes: string[]; assumed?: { what: string; queue?: string | null; count?: number | null }[] }
export interface Search {
  id: string; asked: { group: string; name?: string | null; arrivals: 'asTheyCame' | 'forecast' }; state: 'queued' | 'running' | 'done' | 'failed'; ahead: number; progress: number; rosters: number; contacts: number | null;
  day: string; timeZone: string; askedAt: string; reason: string | null; result: Found | null;
}

export const isUnderWay = (one: Search | undefined) => one?.state === 'queued' || one?.state === 'running';
