/** Hooks on what is live, on what is read once, and on the time. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Store, useStore } from '../store';
import { agents, queues } from './board';
import { listen, onReconnect } from './stream';
import type { Happening } from './types';

export function useQueues() {
  useEffect(() => queues.use(), []);
  return useStore(queues.board);
}

export function useAgents() {
  useEffect(() => agents.use(), []);
  return useStore(agents.board);
}

const clock = new Store(Date.now());
setInterval(() => document.hidden || clock.set(Date.now()), 1000);

/** The time, once a second. */
export const useNow = () => useStore(clock);

export interface Reading<T> { value: T | undefined; failed: unknown; again: () => void }

/** What is read from the API while it is shown; read again when the stream is there again, and when asked to. */
export function useReading<T>(read: (signal: AbortSignal) => Promise<T>, on: unknown[]): Reading<T> {
  const [state, set] = useState<{ value?: T; failed: unknown }>({ failed: null });
  const [count, again] = useState(0);
  useEffect(() => {
    const gone = new AbortController();
    read(gone.signal).then((value) => gone.signal.aborted || set({ value, failed: null }), (failed) => gone.signal.aborted || set((before) => ({ ...before, failed })));
    return () => gone.abort();
  }, [...on, count]);
  useEffect(() => onReconnect(() => again((n) => n + 1)), []);
  return { value: state.value, failed: state.failed, again: useCallback(() => again((n) => n + 1), []) };
}

/** Acts on events, many at once at most so often. */
export function useHappenings(wanted: (happened: Happening) => boolean, act: (some: Happening[]) => void, everyMs = 300): void {
  const latest = useRef({ wanted, act });
  latest.current = { wanted, act };
  useEffect(() => {
    let some: Happening[] = [];
    let timer = 0;
    const stop = listen((happened) => {
      if (!latest.current.wanted(happened)) return;
      some.push(happened);
      timer ||= window.setTimeout(() => {
        timer = 0;
        latest.current.act(some.splice(0));
      }, everyMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
      some = [];
    };
  }, [everyMs]);
}
