import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** The focus goes into what was opened, and back to where it came from once that is gone: who works by keyboard is not to lose the place. */
export function useFocus<T extends HTMLElement>(): RefObject<T | null> {
  const place = useRef<T>(null);
  useEffect(() => {
    const [opened, from] = [place.current, document.activeElement];
    opened?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    return () => {
      // Not from elsewhere: what one does there is not to be broken off.
      const now = document.activeElement;
      if ((now === document.body || opened?.contains(now)) && from instanceof HTMLElement) from.focus();
    };
  }, []);
  return place;
}
