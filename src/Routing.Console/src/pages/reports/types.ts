/** Measures and reports as the API tells them. */
import { number, duration, percent } from '../../format';

export interface Measure { name: string; side: string; unit: 'percent' | 'seconds' | 'contacts' | 'points' | 'money' | 'hours'; better: 'higher' | 'lower' | 'neither'; title: Record<string, string>; definition: string; formula: string; formulaVersion: number; by: string[]; target: number | null }
export interface Figure { value: number | null; n: number; baseline: number | null; target: number | null }
export interface ReportRow { from: string; to: string; queue: string | null; agent: string | null; intent: string | null; tier: string | null; channel: string | null; language: string | null; figures: Record<string, Figure> }
export type Dimension = 'queue' | 'agent' | 'intent' | 'tier' | 'channel' | 'language';

export const dimensions: Dimension[] = ['queue', 'agent', 'intent', 'tier', 'channel', 'language'];
export const sides = ['response', 'efficiency', 'resolution', 'satisfaction', 'economy'];

export function shown(measure: Measure, value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  switch (measure.unit) {
    case 'percent': return percent(value, 1);
    case 'seconds': return duration(value);
    case 'contacts': return number(value, value % 1 ? 1 : 0);
    default: return number(value, 2);
  }
}

export const titleOf = (measure: Measure, language: string) => measure.title[language] ?? measure.title.en ?? measure.name;

/** What a figure of this measure means, with its formula and version. */
export const tipOf = (measure: Measure) => `${measure.definition} ${measure.formula} (v${measure.formulaVersion})`;
