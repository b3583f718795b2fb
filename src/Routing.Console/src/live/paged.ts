/** A list that is read a page at a time: the first when it is shown, those after it when asked for. */
import { useCallback, useRef, useState } from 'preact/hooks';
import { get } from '../api';
import { useReading, type Reading } from './hooks';

interface Page<T> { items: T[]; next: string | null }

export interface Paged<T> extends Reading<T[]> { more: (() => Promise<void>) | null }

/** What the query leaves empty restricts nothing; a path of null reads nothing. */
export function usePaged<T>(path: string | null, query: Record<string, string>, limit = 50): Paged<T> {
  const asked = new URLSearchParams({ ...Object.fromEntries(Object.entries(query).filter(([, value]) => value)), limit: String(limit) }).toString();
  const first = useReading<Page<T>>((signal) => (path ? get(`${path}?${asked}`, signal) : Promise.resolve({ items: [], next: null })), [path, asked]);
  const [rest, setRest] = useState<{ after: Page<T> | undefined; items: T[]; next: string | null }>({ after: undefined, items: [], next: null });
  // What follows belongs to one reading of the first page; after another it is read anew.
  const latest = useRef(first.value);
  latest.current = first.value;
  const follows = rest.after !== undefined && rest.after === first.value;
  const next = follows ? rest.next : first.value?.next ?? null;
  const before = follows ? rest.items : [];
  const more = useCallback(async () => {
    const after = latest.current;
    const page = await get<Page<T>>(`${path}?${asked}&after=${encodeURIComponent(next!)}`);
    if (latest.current === after) setRest({ after, items: [...before, ...page.items], next: page.next });
  }, [path, asked, next, before.length]);
  return { value: first.value && [...first.value.items, ...before], failed: first.failed, again: first.again, more: next ? more : null };
}
