import { get } from '../../api';
import type { Dimension, Measure, ReportRow } from './types';

export const ranges = { today: 0, day: 1, week: 7, month: 30 } as const;
export type Range = keyof typeof ranges;

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 3600_000;
const MOST_PAGES = 60;
const PAGE = 200;

export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** Figures of the whole, by a dimension, or of one value of it alone; with what they were before where that is shown. */
export interface Asked { measures: string[]; by?: Dimension; only?: [by: Dimension, value: string]; interval?: string; range: Range; baseline?: boolean }

/** Times lie on quarters of an hour, as the figures are kept. */
function bounds(range: Range): Record<string, string> {
  if (range === 'today') return {};
  const to = Math.ceil(Date.now() / QUARTER_MS) * QUARTER_MS;
  return { from: new Date(to - ranges[range] * DAY_MS).toISOString(), to: new Date(to).toISOString() };
}

export async function readReport({ measures, by, only, interval = 'total', range, baseline = false }: Asked, signal: AbortSignal): Promise<ReportRow[]> {
  const rows: ReportRow[] = [];
  const asked = new URLSearchParams({ measures: measures.join(','), interval, zone, limit: String(PAGE), baseline: String(baseline), ...(by ? { by } : {}), ...(only ? { [only[0]]: only[1] } : {}), ...bounds(range) });
  for (let page = 0; page < MOST_PAGES; page++) {
    const found = await get<{ items: ReportRow[]; next: string | null }>(`/v1/reports?${asked}`, signal);
    rows.push(...found.items);
    if (!found.next) break;
    asked.set('after', found.next);
  }
  return rows;
}

export const readMeasures = async (signal: AbortSignal) => (await get<{ items: Measure[] }>(`/v1/measures?limit=${PAGE}`, signal)).items;

const STEP_MS = { quarterHour: QUARTER_MS, hour: 4 * QUARTER_MS, day: DAY_MS };
const MOST_INTERVALS = 2_000;

/** When each interval of the time asked for begins, in seconds, with or without a row; in step with the rows there are. */
export function intervalsOf(rows: ReportRow[], range: Range, whole: ReportRow | undefined): number[] {
  if (rows.length === 0) return [];
  const begins = rows.map((row) => Date.parse(row.from));
  const [from, to] = whole ? [Date.parse(whole.from), Math.min(Date.parse(whole.to), Date.now())] : [Infinity, 0];
  // The first interval may be a part of one: the last is in step.
  const last = Math.max(...begins);
  const times = new Set(begins);
  const interval = intervalFor(range);
  const step = (count: number) => {
    if (interval !== 'day') return last + count * STEP_MS[interval];
    // Days as the zone has them, an hour longer or shorter when its clocks are changed.
    const day = new Date(last);
    return day.setDate(day.getDate() + count);
  };
  for (let count = -1; times.size < MOST_INTERVALS && step(count) >= from; count--) times.add(step(count));
  for (let count = 1; times.size < MOST_INTERVALS && step(count) < to; count++) times.add(step(count));
  return [...times].sort((a, b) => a - b).map((ms) => ms / 1000);
}

export const intervalFor = (range: Range) => (range === 'today' ? 'quarterHour' : range === 'day' ? 'hour' : range === 'week' ? 'hour' : 'day');
