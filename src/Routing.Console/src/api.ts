/** Calls of the public API; nothing here knows more than its documents say. */
import { identity } from './session';
import { t, word } from './text/text';

const BOUND_MS = 20_000;

/** What the API answers when it refuses (RFC 9457). */
export class Problem extends Error {
  constructor(readonly status: number, readonly title: string, readonly detail: string, readonly field?: string, readonly state?: string) {
    super(detail || title);
  }
}

/** How far the server's clock is ahead of this one; a second or less is not told apart from the way there. */
let ahead = 0;
const TOLD_FROM_MS = 2_000;

/** The time as the server has it: what its instants are to be compared with. */
export const serverNow = () => Date.now() + ahead;

export interface Answer<T> { value: T; etag: string | null; contentType: string }

export interface CallOptions { ifMatch?: string | null; isNew?: boolean; text?: boolean; signal?: AbortSignal }

export async function ask<T>(method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<Answer<T>> {
  const headers: Record<string, string> = identity();
  if (body !== undefined) headers['Content-Type'] = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  if (options.ifMatch) headers['If-Match'] = options.ifMatch;
  if (options.isNew) headers['If-None-Match'] = '*';
  // A repeat after a lost answer must not act twice.
  if (method === 'POST') headers['Idempotency-Key'] = crypto.randomUUID();
  const bound = AbortSignal.timeout(BOUND_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, bound]) : bound;
  let response: Response;
  try {
    response = await fetch(path, { method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch (failure) {
    if (options.signal?.aborted) throw failure;
    throw new Problem(0, t('problem.no-answer'), t(bound.aborted ? 'problem.late' : 'problem.away'));
  }
  const date = Date.parse(response.headers.get('Date') ?? '');
  if (date) ahead = Math.abs(date - Date.now()) > TOLD_FROM_MS ? date - Date.now() : 0;
  if (!response.ok) throw await problemOf(response);
  const contentType = response.headers.get('Content-Type') ?? '';
  const text = await response.text();
  const value = (options.text || !contentType.includes('json') ? text : JSON.parse(text)) as T;
  return { value, etag: response.headers.get('ETag'), contentType };
}

/** Its kind in the reader's language, where it is one of those that the API tells. */
export async function problemOf(response: Response): Promise<Problem> {
  const said = await response.json().catch(() => ({}));
  const kind = /^urn:routing-actors:problem:(.+)$/.exec(said.type ?? '')?.[1];
  const told = word('problem', kind);
  return new Problem(response.status, kind && told !== kind ? told : said.title ?? response.statusText, said.detail ?? '', said.field ?? undefined, said.state ?? undefined);
}

export const get = async <T>(path: string, signal?: AbortSignal) => (await ask<T>('GET', path, undefined, { signal })).value;
export const post = async <T>(path: string, body?: unknown) => (await ask<T>('POST', path, body)).value;
export const id = (value: string) => encodeURIComponent(value);

const PAGE = 200;
const MOST_PAGES = 50;

/** All items of a list, page by page, within a bound. */
export async function all<T>(path: string, signal?: AbortSignal, query: Record<string, string> = {}): Promise<T[]> {
  const items: T[] = [];
  let after = '';
  for (let page = 0; page < MOST_PAGES; page++) {
    const found = await get<{ items: T[]; next: string | null }>(`${path}?${new URLSearchParams({ ...query, limit: String(PAGE), ...(after && { after }) })}`, signal);
    items.push(...found.items);
    if (!found.next) break;
    after = found.next;
  }
  return items;
}
