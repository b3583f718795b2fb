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

export interface Reading<T> { value: T | undefined; failed: unknown; again: () => Promise<void> }

/** What is read from the API while it is shown; read again when the stream is there again, and when asked to: whoever waits for that is told when it is done. */
export function useReading<T>(read: (signal: AbortSignal) => Promise<T>, on: unknown[]): Reading<T> {
  const [state, set] = useState<{ value?: T; failed: unknown }>({ failed: null });
  const [count, more] = useState(0);
  const waiting = useRef<(() => void)[]>([]);
  const told = () => { for (const act of waiting.current.splice(0)) act(); };
  useEffect(() => {
    const gone = new AbortController();
    const done = (state: (before: { value?: T; failed: unknown }) => { value?: T; failed: unknown }) => {
      if (gone.signal.aborted) return;
      set(state);
      told();
    };
    read(gone.signal).then((value) => done(() => ({ value, failed: null })), (failed) => done((before) => ({ ...before, failed })));
    return () => gone.abort();
  }, [...on, count]);
  const again = useCallback(() => new Promise<void>((act) => {
    waiting.current.push(act);
    more((n) => n + 1);
  }), []);
  useEffect(() => onReconnect(() => void again()), []);
  useEffect(() => told, []);
  return { value: state.value, failed: state.failed, again };
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
