import { useEffect } from 'preact/hooks';
import { useStore } from '../store';
import { connection } from './stream';

const EVERY_MS = 10_000;

/** For a key that may not hear events, what is shown is read again now and then, as the page says. */
export function useUnheard(again: () => void): void {
  const { link } = useStore(connection);
  useEffect(() => {
    if (link !== 'refused') return;
    const timer = setInterval(() => document.hidden || again(), EVERY_MS);
    return () => clearInterval(timer);
  }, [link, again]);
}
