/** A rule for alerts as it is typed, and what is wrong with it as far as a page can tell: the rest the server tells when it is saved. */
import { t } from '../../text/text';
import { dimensions, type Dimension } from '../reports/types';
import { ID } from '../webhooks/draft';
import { gauges, type AlertRule } from './types';

export type Kind = 'above' | 'below' | 'unusual';
export interface Draft {
  id: string; name: string; severity: string; measure: string; each: string; kind: Kind; limit: string; clearAt: string; overMinutes: string; forSeconds: string; minCount: string; weeks: string; only: string; zone: string; paused: boolean; of: Record<Dimension, string>;
}

const nowhere = Object.fromEntries(dimensions.map((one) => [one, ''])) as Record<Dimension, string>;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

export const blank: Draft = { id: '', name: '', severity: 'warning', measure: 'live.waiting', each: 'queue', kind: 'above', limit: '', clearAt: '', overMinutes: '30', forSeconds: '60', minCount: '10', weeks: '12', only: '', zone, paused: false, of: nowhere };

const textOf = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value));

export function draftOf(rule: AlertRule): Draft {
  const kind: Kind = rule.unusual ? 'unusual' : rule.raiseBelow !== null && rule.raiseBelow !== undefined ? 'below' : 'above';
  return {
    id: rule.id, name: rule.name ?? '', severity: rule.severity, measure: rule.measure, each: rule.each ?? '', kind, paused: rule.paused, zone: rule.zone, overMinutes: textOf(rule.overMinutes), forSeconds: textOf(rule.forSeconds), minCount: textOf(rule.minCount),
    limit: textOf(rule.unusual?.raiseAt ?? rule.raiseBelow ?? rule.raiseAbove), clearAt: textOf(rule.unusual?.clearAt ?? rule.clearAt), weeks: textOf(rule.unusual?.weeks ?? 12), only: rule.unusual?.only ?? '',
    of: Object.fromEntries(dimensions.map((one) => [one, rule.of[one] ?? ''])) as Record<Dimension, string>,
  };
}

const QUARTER = 15;
const WEEK_MINUTES = 7 * 24 * 60;
const DAY_SECONDS = 24 * 3600;
const MOST_COUNT = 1_000_000;

/** At which field, and what. The fields are named as the form has them. */
export type Faults = Partial<Record<string, string>>;

export function faultsOf(draft: Draft, taken: string[]): Faults {
  const faults: Faults = {};
  const within = (field: 'overMinutes' | 'forSeconds' | 'minCount' | 'weeks', low: number, high: number) => {
    const value = Number(draft[field]);
    if (draft[field].trim() === '' || !Number.isInteger(value) || value < low || value > high) faults[field] = t('watch.bad.range', low, high);
  };
  if (!ID.test(draft.id)) faults.id = t('hooks.bad.id');
  else if (taken.includes(draft.id)) faults.id = t('hooks.taken', draft.id);
  const limit = numberOf(draft.limit);
  const clear = numberOf(draft.clearAt);
  if (limit === null) faults.limit = t('watch.bad.limit');
  if (draft.clearAt.trim() && clear === null) faults.clearAt = t('watch.bad.number');
  else if (clear !== null && limit !== null && (draft.kind === 'below' ? clear < limit : clear > limit)) faults.clearAt = t(draft.kind === 'below' ? 'watch.bad.clearLow' : 'watch.bad.clearHigh', draft.limit);
  within('forSeconds', 0, DAY_SECONDS);
  const gauge = gauges[draft.measure];
  const parts = [...new Set([...dimensions.filter((one) => draft.of[one].trim()), ...(draft.each ? [draft.each] : [])])];
  if (draft.each && draft.of[draft.each as Dimension].trim()) faults.each = t('watch.bad.both');
  else if (gauge && (parts.length !== 1 || parts[0] !== gauge)) faults.each = t('watch.bad.gauge', t(`watch.of.${gauge}`));
  if (gauge && draft.kind === 'unusual') faults.kind = t('watch.bad.unusual');
  if (!gauge) {
    within('minCount', 0, MOST_COUNT);
    within('overMinutes', QUARTER, WEEK_MINUTES);
    if (Number(draft.overMinutes) % QUARTER) faults.overMinutes ??= t('watch.bad.quarter');
  }
  if (draft.kind === 'unusual') within('weeks', 4, 26);
  return faults;
}

function numberOf(typed: string): number | null {
  const value = Number(typed);
  return typed.trim() === '' || !Number.isFinite(value) ? null : value;
}

/** As the API takes it. */
export function bodyOf(draft: Draft) {
  const limit = Number(draft.limit);
  const clearAt = numberOf(draft.clearAt);
  return {
    measure: draft.measure, name: draft.name.trim() || null, severity: draft.severity, paused: draft.paused, zone: draft.zone, forSeconds: Number(draft.forSeconds),
    ...(gauges[draft.measure] ? {} : { overMinutes: Number(draft.overMinutes), minCount: Number(draft.minCount) }),
    of: Object.fromEntries(dimensions.filter((one) => draft.of[one].trim()).map((one) => [one, draft.of[one].trim()])),
    ...(draft.each && { each: draft.each }),
    ...(draft.kind === 'unusual' ? { unusual: { weeks: Number(draft.weeks), raiseAt: limit, ...(clearAt === null ? {} : { clearAt }), ...(draft.only && { only: draft.only }) } } : { [draft.kind === 'below' ? 'raiseBelow' : 'raiseAbove']: limit, ...(clearAt === null ? {} : { clearAt }) }),
  };
}

/** Where the form has what the server names. */
export const fieldOf = (named: string) => ({ raiseAbove: 'limit', raiseBelow: 'limit', 'unusual.raiseAt': 'limit', 'unusual.clearAt': 'clearAt', 'unusual.weeks': 'weeks', unusual: 'kind', of: 'each' })[named] ?? named;
