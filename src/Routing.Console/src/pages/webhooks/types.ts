/** Subscriptions to events as the API tells them. */
import type { Happening } from '../../live/types';

export interface Retry { subject: string; events: number; failures: number; since: string; retryAt: string; failure: string }
export interface DeadLetter { cursor: string; type: string; subject: string; happenedAt: string; failures: number; givenUpAt: string; failure: string }
export interface Tested { delivered: boolean; failure: string | null; seconds: number }
export interface Webhook {
  id: string; url: string; name: string | null; types: string[]; queue: string | null; agent: string | null; paused: boolean; secret?: string | null; createdAt: string;
  eventsBehind: number; delivered: number; deliveredAt: string | null; failingSince: string | null; retrying: Retry[]; deadLetters: number; deadLettersDropped: number; gaps: number;
}

/** Told from afar, in one word. */
export type Condition = 'paused' | 'failing' | 'retrying' | 'dead' | 'well' | 'new';

export function conditionOf(hook: Webhook): Condition {
  if (hook.paused) return 'paused';
  if (hook.failingSince) return 'failing';
  if (hook.retrying.length) return 'retrying';
  if (hook.deadLetters) return 'dead';
  return hook.deliveredAt ? 'well' : 'new';
}

export const tones = { paused: 'none', failing: 'bad', retrying: 'warn', dead: 'warn', well: 'good', new: 'calm' } as const;

/** Whether what happened is to be sent to it. */
export const concerns = (hook: Webhook, happened: Happening): boolean =>
  !hook.paused && (!hook.queue || hook.queue === happened.queue) && (!hook.agent || hook.agent === happened.agent)
  && (hook.types.length === 0 || hook.types.some((type) => (type.endsWith('.*') ? happened.type.startsWith(type.slice(0, -1)) : type === happened.type)));

/** In how many milliseconds something of these should have changed by itself; null where nothing is under way. */
export function nextOf(hooks: Webhook[], now: number): number | null {
  const due = hooks.filter((hook) => !hook.paused).flatMap((hook) => [...hook.retrying.map((one) => Date.parse(one.retryAt) - now), ...(hook.eventsBehind > 0 && hook.retrying.length === 0 ? [0] : [])]);
  return due.length ? Math.min(...due) : null;
}
