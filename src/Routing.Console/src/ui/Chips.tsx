import { Button } from './basics';

/** One of a few. */
export function Chips({ label, options, value, set }: { label: string; options: [value: string, text: string][]; value: string; set: (value: string) => void }) {
  return <div class="chips" role="group" aria-label={label}>{options.map(([one, text]) => <Button key={one} pressed={value === one} onClick={() => set(one)}>{text}</Button>)}</div>;
}
