/** A subscription as it is typed, and what is wrong with it as far as a page can tell: the rest the server tells when it is saved. */
import { t } from '../../text/text';
import { wordsOf } from '../../ui/WordList';
import type { Webhook } from './types';

export interface Draft { id: string; name: string; url: string; types: string; queue: string; agent: string; secret: string; paused: boolean }

export const blank: Draft = { id: '', name: '', url: '', types: '', queue: '', agent: '', secret: '', paused: false };

export const draftOf = (hook: Webhook): Draft => ({ id: hook.id, name: hook.name ?? '', url: hook.url, types: hook.types.join(', '), queue: hook.queue ?? '', agent: hook.agent ?? '', secret: '', paused: hook.paused });

const LEAST_SECRET = 16;
const MOST_URL = 2048;
export const ID = /^[A-Za-z0-9._~-]{1,128}$/;
const TYPE = /^[a-z][A-Za-z]*\.(\*|[A-Za-z][A-Za-z.]*)$/;

export type Faults = Partial<Record<keyof Draft, string>>;

export function faultsOf(draft: Draft, taken: string[]): Faults {
  const wrongType = wordsOf(draft.types).find((type) => !TYPE.test(type));
  return {
    ...(!ID.test(draft.id) && { id: t('hooks.bad.id') }),
    ...(taken.includes(draft.id) && { id: t('hooks.taken', draft.id) }),
    ...(urlFault(draft.url) && { url: urlFault(draft.url)! }),
    ...(wrongType && { types: t('hooks.bad.type', wrongType) }),
    ...(draft.queue && !ID.test(draft.queue) && { queue: t('hooks.bad.id') }),
    ...(draft.agent && !ID.test(draft.agent) && { agent: t('hooks.bad.id') }),
    ...(draft.secret && draft.secret.length < LEAST_SECRET && { secret: t('hooks.bad.secret', LEAST_SECRET) }),
  };
}

function urlFault(typed: string): string | null {
  if (!typed) return t('hooks.bad.nourl');
  if (typed.length > MOST_URL || !URL.canParse(typed)) return t('hooks.bad.url');
  const url = new URL(typed);
  if (url.username || url.password) return t('hooks.bad.user');
  // Which hosts may be called without TLS is known to the server alone.
  return url.protocol === 'https:' || url.protocol === 'http:' ? null : t('hooks.bad.url');
}

/** As the API takes it; without a secret the one there is stays. */
export const bodyOf = (draft: Draft) => ({
  url: draft.url, name: draft.name || null, types: wordsOf(draft.types), queue: draft.queue || null, agent: draft.agent || null, paused: draft.paused, ...(draft.secret && { secret: draft.secret }),
});
