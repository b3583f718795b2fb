import { useEffect, useState } from 'preact/hooks';

const PAUSE_MS = 400;

/** A text that is searched by: what is typed counts a moment after the last key, so that not every letter is asked for. */
export function Typed({ label, value, set, kind = 'text' }: { label: string; value: string; set: (value: string) => void; kind?: 'text' | 'date' }) {
  const [typed, type] = useState(value);
  useEffect(() => type((now) => (now.trim() === value ? now : value)), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => set(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const props = { value: typed, autocomplete: 'off', onInput: (input: { currentTarget: HTMLInputElement }) => type(input.currentTarget.value) };
  return <label class="pick"><span>{label}</span>{kind === 'date' ? <input type="date" {...props} /> : <input type="text" {...props} />}</label>;
}
