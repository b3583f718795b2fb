/** What is to be compared as it is typed, and as the API takes it. */
import { t } from '../../text/text';
import type { Moved, Variant } from './types';

export const times = { day: 1, threeDays: 3, week: 7 } as const;

export interface TypedMove { from: string; to: string; begins: string; ends: string; count: string }
/** Who comes: those of a time that is over, or as many as are forecast. */
export const arrivals = ['asTheyCame', 'forecast'] as const;

export interface Form { name: string; group: string; arrivals: (typeof arrivals)[number]; time: keyof typeof times; load: string; staffing: string; replications: string; like: string; more: string; away: string; draft: boolean; selection: string; patches: string; agents: string; moves: TypedMove[] }

type Changes = Record<string, Record<string, unknown>>;

/** What is typed of queues or agents; null where it cannot be read. */
export function read(text: string): Changes | null {
  if (!text.trim()) return {};
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

const DAY_MS = 24 * 3600_000;

/** The time asked for: up to now; of what is forecast from the next half hour on, which is where the server begins by itself. */
export function timeOf({ arrivals, time }: Form, now: number): { from?: string; to?: string } {
  const days = times[time] * DAY_MS;
  if (arrivals === 'forecast') return time === 'day' ? {} : { to: new Date(now + days).toISOString() };
  return { from: new Date(now - days).toISOString() };
}

const HOUR = /^([01]\d|2[0-4]):[0-5]\d$/;

export function faultOfMove(move: TypedMove): string | null {
  if (!move.from || !move.to || move.from === move.to) return t('whatif.moves.queues');
  if (!HOUR.test(move.begins) || !HOUR.test(move.ends) || move.begins >= move.ends) return t('whatif.moves.hours');
  return Number.isInteger(Number(move.count)) && Number(move.count) > 0 ? null : t('whatif.moves.count');
}

export const faultOf = (form: Form): string | null => (read(form.patches) === null ? t('whatif.patches.bad') : read(form.agents) === null ? t('whatif.agents.bad') : form.moves.map(faultOfMove).find(Boolean) ?? null);

export function variantOf(form: Form, queues: string[]): Variant {
  const changed: Changes = { ...read(form.patches) };
  const agents = read(form.agents) ?? {};
  if (form.selection) for (const queue of queues) changed[queue] = { selection: form.selection, ...changed[queue] };
  return {
    ...(form.draft ? { draft: true } : {}),
    ...(form.like ? { extraAgents: [{ like: form.like, count: Number(form.more) || 1 }] } : {}),
    ...(form.away ? { awayAgents: [form.away] } : {}),
    ...(form.moves.length ? { moves: form.moves.map((move) => ({ ...move, count: Number(move.count) })) } : {}),
    ...(Object.keys(changed).length ? { queues: changed } : {}),
    ...(Object.keys(agents).length ? { agents } : {}),
  };
}

/** As another page sends them in the address; what cannot be read is none. */
export function movesIn(text: string | null): TypedMove[] {
  try {
    const moves: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(moves) ? moves.map((one: Partial<Moved>) => ({ from: String(one.from ?? ''), to: String(one.to ?? ''), begins: String(one.begins ?? ''), ends: String(one.ends ?? ''), count: String(one.count ?? 1) })) : [];
  } catch {
    return [];
  }
}

/** What is different, as a person would say it; changes of queues and agents speak for themselves. */
export const wordsOf = (variant: Variant, queueOf: (id: string) => string, agentOf: (id: string) => string): string[] => [
  ...(variant.draft ? [t('whatif.draft')] : []),
  ...(variant.extraAgents ?? []).map((one) => t('whatif.say.more', one.count, agentOf(one.like))),
  ...(variant.awayAgents ?? []).map((one) => t('whatif.say.away', agentOf(one))),
  ...(variant.moves ?? []).map((one) => t('whatif.say.move', one.count, queueOf(one.from), queueOf(one.to), one.begins, one.ends)),
];
