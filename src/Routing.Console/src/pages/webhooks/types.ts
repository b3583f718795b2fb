/** Subscriptions to events as the API tells them. */
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
