import { useEffect } from 'preact/hooks';
import type { Reading } from './hooks';

const EVERY_MS = 1_000;

/** Reads again while something goes on, a while after each answer: one that takes longer is waited for. What cannot be read is not asked for again and again. */
export function useAgainWhile(goesOn: boolean, { value, failed, again }: Reading<unknown>) {
  useEffect(() => {
    if (!goesOn || failed) return;
    const timer = setTimeout(again, EVERY_MS);
    return () => clearTimeout(timer);
  }, [goesOn, value, failed, again]);
}
