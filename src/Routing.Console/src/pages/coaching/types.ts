/** Coaching and learning as the API tells them. */
import { duration, number, percent } from '../../format';

export const measures = ['resolution', 'satisfaction', 'handleTime'] as const;
export type CoachingMeasure = (typeof measures)[number];

export interface CoachingFigure { agent: string; intent: string; measure: CoachingMeasure; contacts: number; own: number; peers: number; expected: number; low: number; high: number; isBetter: boolean; isReal: boolean }
export interface Coaching { group: string; from: string; to: string; figures: CoachingFigure[] }

export interface Learned {
  agent: string; intent: string; contacts: number; rated: number; resolvedPercent: number | null; satisfaction: number | null; handleSeconds: number | null;
  expectedResolvedPercent: number; expectedResolvedLowPercent: number; expectedResolvedHighPercent: number; expectedSatisfaction: number; expectedHandleSeconds: number;
  startResolvedPercent: number; startSatisfaction: number; startHandleSeconds: number; groupResolvedPercent: number | null; groupSatisfaction: number | null; groupHandleSeconds: number | null; lastAt: string | null; frozen: boolean;
}

/** In the unit of its measure. */
export const shown = (measure: CoachingMeasure, value: number) => (measure === 'resolution' ? percent(100 * value, 0) : measure === 'satisfaction' ? number(value, 1) : duration(value));
