import { t, word } from '../../text/text';
import { Field } from '../../ui/basics';

type Config = Record<string, any>;

interface Entry { path: [string] | [string, string]; label: string; kind: 'text' | 'number' | 'choice' }

export const strategies = ['best-bid', 'longest-idle', 'least-occupied', 'most-skilled', 'round-robin', 'weighted', 'priority', 'learned', 'random', 'suggest', 'external'];

const entries: Entry[] = [
  { path: ['name'], label: 'queues.name', kind: 'text' },
  { path: ['selection'], label: 'queues.selection', kind: 'choice' },
  { path: ['priority'], label: 'queues.priority', kind: 'number' },
  { path: ['ageingPerMinute'], label: 'queues.ageing', kind: 'number' },
  { path: ['maxWaitSeconds'], label: 'queues.maxWait', kind: 'number' },
  { path: ['maxWaiting'], label: 'queues.maxWaiting', kind: 'number' },
  { path: ['offerTimeoutSeconds'], label: 'queues.offer', kind: 'number' },
  { path: ['wrapUpSeconds'], label: 'queues.wrapUp', kind: 'number' },
  { path: ['serviceLevel', 'targetPercent'], label: 'queues.target', kind: 'number' },
  { path: ['serviceLevel', 'withinSeconds'], label: 'queues.within', kind: 'number' },
];

/** The fields that are changed most; all others are in the text below, and both are one. */
export function QueueForm({ config, set, fault, field }: { config: unknown; set: (config: Config) => void; fault: string | null; field: string | null }) {
  const now = (config ?? {}) as Config;
  const change = ({ path: [first, second], kind }: Entry, typed: string) => {
    const value = kind === 'number' ? (typed === '' || Number.isNaN(Number(typed)) ? typed : Number(typed)) : typed;
    set(second ? { ...now, [first]: { ...now[first], [second]: value } } : { ...now, [first]: value });
  };
  return (
    <div class="formgrid">
      {entries.map((entry) => {
        const value = entry.path[1] ? now[entry.path[0]]?.[entry.path[1]] : now[entry.path[0]];
        return (
          <Field key={entry.label} label={t(entry.label)} fault={field === entry.path.join('.') ? fault : null}>
            {entry.kind === 'choice'
              ? <select value={value ?? 'best-bid'} onChange={(changed) => change(entry, changed.currentTarget.value)}>{[...new Set([...strategies, value ?? 'best-bid'])].map((one) => <option key={one} value={one}>{word('policy', one)}</option>)}</select>
              : <input value={value ?? ''} inputMode={entry.kind === 'number' ? 'decimal' : undefined} onInput={(input) => change(entry, input.currentTarget.value)} />}
          </Field>
        );
      })}
    </div>
  );
}
