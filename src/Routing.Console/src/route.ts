/** Where one is: the page, what it shows, and how; all of it in the address, so that it can be shared and gone back to. */
import { Store, useStore } from './store';

export interface Place { page: string; about: string | null; query: URLSearchParams }

const BASE = '/console/';

function read(): Place {
  const parts = location.pathname.startsWith(BASE) ? location.pathname.slice(BASE.length).split('/').filter(Boolean) : [];
  return { page: parts[0] ?? '', about: parts[1] ? decodeURIComponent(parts[1]) : null, query: new URLSearchParams(location.search) };
}

const place = new Store<Place>(read());
addEventListener('popstate', () => place.set(read()));

export const usePlace = () => useStore(place);
export const here = () => place.value;

/** The wall, language and theme follow one around. */
const FOLLOWS = ['wall'];

export function pathTo(page: string, about?: string | null, query: Record<string, string> = {}): string {
  const kept = FOLLOWS.flatMap((name) => (place.value.query.has(name) && !(name in query) ? [[name, place.value.query.get(name)!]] : []));
  const asked = new URLSearchParams([...kept, ...Object.entries(query)]).toString();
  return `${BASE}${page}${about ? `/${encodeURIComponent(about)}` : ''}${asked && `?${asked}`}`;
}

export function go(path: string, replace = false): void {
  if (path === location.pathname + location.search) return;
  if (replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  place.set(read());
  if (!replace) scrollTo(0, 0);
}

/** A part of the state that the address keeps: a filter, an order, a tab. */
export function useQuery(name: string, otherwise = ''): [string, (value: string) => void] {
  const { query } = usePlace();
  return [query.get(name) ?? otherwise, (value) => {
    const next = new URLSearchParams(location.search);
    if (value === otherwise) next.delete(name);
    else next.set(name, value);
    const asked = next.toString();
    go(location.pathname + (asked && `?${asked}`), true);
  }];
}

/** Follows links of this console without loading a page. */
export function followLinks(): void {
  document.addEventListener('click', (click) => {
    const link = (click.target as Element).closest?.('a[href^="/console"]') as HTMLAnchorElement | null;
    if (!link || click.defaultPrevented || click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || link.target || link.hasAttribute('download')) return;
    click.preventDefault();
    go(link.pathname + link.search);
  });
}
