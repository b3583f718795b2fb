/** The one stream of events of this tab: read with fetch, as EventSource cannot send a key; resumed where it broke off. */
import { identity, session } from '../session';
import { Store } from '../store';
import type { Happening } from './types';

export type Link = 'connecting' | 'live' | 'broken' | 'refused';

export interface Connection { link: Link; since: number; retryAt: number | null }

export const connection = new Store<Connection>({ link: 'connecting', since: Date.now(), retryAt: null });

type Listener = (happened: Happening) => void;

const listeners = new Set<Listener>();
const anew = new Set<() => void>();
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;
const SILENCE_MS = 30_000;

let cursor = '';
let running: AbortController | null = null;

export function listen(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Called when the stream is there again, and what was read before may be old. */
export function onReconnect(act: () => void): () => void {
  anew.add(act);
  return () => anew.delete(act);
}

export function startStream(query = ''): void {
  running?.abort();
  running = new AbortController();
  cursor = '';
  void run(query, running.signal);
}

async function run(query: string, signal: AbortSignal): Promise<void> {
  let pause = FIRST_PAUSE_MS;
  let wasLive = false;
  while (!signal.aborted) {
    const status = await readOnce(query, signal, () => {
      pause = FIRST_PAUSE_MS;
      connection.set({ link: 'live', since: Date.now(), retryAt: null });
      if (wasLive) for (const act of anew) act();
      wasLive = true;
    }).catch(() => 0);
    if (signal.aborted) return;
    if (status === 401 || status === 403) return connection.set({ link: 'refused', since: Date.now(), retryAt: null });
    // A cursor that is no longer kept: begin from now on, and read all once more.
    if (status === 400 || status === 410) cursor = '';
    connection.set({ link: 'broken', since: connection.value.link === 'broken' ? connection.value.since : Date.now(), retryAt: Date.now() + pause });
    await new Promise((done) => setTimeout(done, pause));
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}

async function readOnce(query: string, signal: AbortSignal, opened: () => void): Promise<number> {
  const silent = new AbortController();
  let watch = setTimeout(() => silent.abort(), SILENCE_MS);
  const heard = () => {
    clearTimeout(watch);
    watch = setTimeout(() => silent.abort(), SILENCE_MS);
  };
  try {
    const headers = { ...identity(), Accept: 'text/event-stream', ...(cursor ? { 'Last-Event-ID': cursor } : {}) };
    const response = await fetch(`/v1/events${query && `?${query}`}`, { headers, signal: AbortSignal.any([signal, silent.signal]) });
    if (!response.ok || !response.body) return response.status;
    opened();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return response.status;
      heard();
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) take(block);
    }
  } finally {
    clearTimeout(watch);
  }
}

function take(block: string): void {
  for (const line of block.split('\n')) {
    if (line.startsWith('id: ')) cursor = line.slice(4);
    else if (line.startsWith('data: ') && listeners.size > 0) {
      const happened = JSON.parse(line.slice(6)) as Happening;
      for (const listener of listeners) listener(happened);
    }
  }
}

// A key that was changed is used at once.
let usedKey = session.value.key;
session.watch(() => {
  if (session.value.key === usedKey) return;
  usedKey = session.value.key;
  if (running) startStream();
});
