/** Measures and reports as the API tells them. */
import { number, duration, percent } from '../../format';
import { t, word } from '../../text/text';

export interface Measure { name: string; side: string; unit: 'percent' | 'seconds' | 'contacts' | 'points' | 'money' | 'hours'; better: 'higher' | 'lower' | 'neither'; title: Record<string, string>; definition: Record<string, string>; formula: string; formulaVersion: number; by: string[]; target: number | null }
export interface Figure { value: number | null; n: number; baseline: number | null; target: number | null }
export interface ReportRow { from: string; to: string; queue: string | null; agent: string | null; intent: string | null; tier: string | null; channel: string | null; language: string | null; figures: Record<string, Figure> }
export type Dimension = 'queue' | 'agent' | 'intent' | 'tier' | 'channel' | 'language';

export const dimensions: Dimension[] = ['queue', 'agent', 'intent', 'tier', 'channel', 'language'];
export const overview = 'overview';
/** The figure that stands for each side. */
export const headlines = ['serviceLevel.abandonsInTimeCountAsMet', 'occupancy', 'fcr', 'satisfaction', 'costPerResolved'];
export const sides = [overview, 'response', 'efficiency', 'resolution', 'satisfaction', 'economy'];

export function shown(measure: Measure, value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  switch (measure.unit) {
    case 'percent': return percent(value, 1);
    case 'seconds': return duration(value);
    case 'contacts': return number(value, value % 1 ? 1 : 0);
    case 'hours': return t('unit.hours', number(value, 1));
    default: return number(value, 2);
  }
}

export const titleOf = (measure: Measure, language: string) => measure.title[language] ?? measure.title.en ?? measure.name;

/** What a figure of this measure means, with its formula and version. */
export const tipOf = (measure: Measure, language: string) => `${measure.definition[language] ?? measure.definition.en} ${formulaIn(language, measure.formula)} (v${measure.formulaVersion})`;

/** The API names what is counted in one language; the console says it in the reader's. */
const formulaIn = (language: string, formula: string) => (language === 'en' ? formula : formula.replace(/[A-Za-z]+/g, (name) => word('counted', name)));

/** How many a figure is made of: shares of time are made of seconds. */
export const countOf = (measure: Measure, n: number) => (n > 0 && isOfTime(measure) ? t('reports.n.time', duration(n)) : t('reports.n', number(n)));

const isOfTime = ({ name, unit }: Measure) => unit === 'hours' || ofTime.includes(name);
const ofTime = ['occupancy', 'utilisation', 'adherence', 'handledPerAgentDay'];
