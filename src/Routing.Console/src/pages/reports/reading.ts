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

export const intervalFor = (range: Range) => (range === 'today' ? 'quarterHour' : range === 'day' ? 'hour' : range === 'week' ? 'hour' : 'day');
