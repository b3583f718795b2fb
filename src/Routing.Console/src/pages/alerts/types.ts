/** Rules for alerts, and what they raised, as the API tells them. */
import type { Dimension } from '../reports/types';

export type Slice = Partial<Record<Dimension, string | null>>;
export interface Unusual { weeks: number; raiseAt: number; clearAt: number; only: 'above' | 'below' | null }
/** How many weeks it is judged by, and how much farther off than with many a figure must be. */
export interface Past { weeks: number; needed: number; timesAsFar: number | null }
export interface AlertRule {
  id: string; raised: number; neverRaises?: string | null; past?: Past | null; measure: string; name: string | null; severity: 'warning' | 'critical'; of: Slice; each: Dimension | null; overMinutes: number;
  raiseAbove: number | null; raiseBelow: number | null; clearAt: number | null; forSeconds: number; minCount: number; unusual: Unusual | null; zone: string; paused: boolean;
}
export interface Alert {
  id: string; rule: string; name: string | null; severity: 'warning' | 'critical'; measure: string; of: Slice; raisedAt: string; value: number; n: number; limit: number; direction: 'above' | 'below';
  expected?: number | null; deviation?: number | null; lastValue?: number | null; clearedAt?: string | null; why?: string | null;
}

/** The figures of the moment, and of what each of them is told. */
export const gauges: Record<string, Dimension> = {
  'live.waiting': 'queue', 'live.offered': 'queue', 'live.oldestWait': 'queue', 'live.estimatedWait': 'queue', 'live.agentsReady': 'queue', 'live.agentsOpen': 'queue', 'live.notReady': 'agent',
};
