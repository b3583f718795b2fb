/** Who looks: a key and what it may do, kept for this tab or, when wished, for this browser. */
import { Store } from './store';

export type Role = 'gateway' | 'agent' | 'supervisor' | 'admin' | 'auditor';

export interface Caller { roles: Role[]; agent: string | null; usesKey: boolean }

export interface Session { caller: Caller | null; key: string | null; acting: string | null; refused: string | null; unreachable: boolean }

const KEY = 'routing.key';
const read = () => sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY);

export const session = new Store<Session>({ caller: null, key: read(), acting: null, refused: null, unreachable: false });

/** The headers that say who asks. Without keys a desk names its agent. */
export function identity(): Record<string, string> {
  const { key, acting } = session.value;
  return { ...(key ? { Authorization: `Bearer ${key}` } : {}), ...(acting && !key ? { 'X-Agent': acting } : {}) };
}

export const actAs = (agent: string | null) => session.update({ acting: agent });

export const has = (...roles: Role[]) => roles.some((role) => session.value.caller?.roles.includes(role));

/** Asks the server who this is; a key that is refused is forgotten. */
export async function enter(key: string | null = session.value.key, keep = false): Promise<void> {
  const response = await fetch('/v1/caller', { headers: key ? { Authorization: `Bearer ${key}` } : {}, signal: AbortSignal.timeout(10_000) }).catch(() => null);
  if (!response || response.status >= 500) return session.update({ unreachable: true });
  if (!response.ok) {
    forget();
    const said = await response.json().catch(() => ({}));
    return session.update({ caller: null, key: null, refused: key ? (said.detail ?? said.title ?? '') : '', unreachable: false });
  }
  if (key) (keep ? localStorage : sessionStorage).setItem(KEY, key);
  session.update({ caller: await response.json(), key, refused: null, unreachable: false });
}

export function leave(): void {
  forget();
  location.assign('/');
}

function forget(): void {
  sessionStorage.removeItem(KEY);
  localStorage.removeItem(KEY);
}
