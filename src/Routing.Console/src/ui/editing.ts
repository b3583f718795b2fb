/** JSON as it is typed: whether it can be read, and what the server would say of it, asked a moment after the last key. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Problem } from '../api';
import { onReconnect } from '../live/stream';

const PAUSE_MS = 350;
const LATER_MS = 2_000;

/** The server has too much to do, starts or is away: nothing is wrong with what was typed. */
const isPassing = (failure: unknown) => !(failure instanceof Problem) || [0, 429, 503].includes(failure.status);

export interface Checked { state: 'reading' | 'sound' | 'faulty'; fault: string | null; field: string | null; line: number | null; value: unknown }

/** By which reading of the text it was given. */
type Verdict = Omit<Checked, 'value'> & { of: unknown };

const WIDTH = 84;

/** JSON with what is short on one line: a list of words, a requirement. */
export function pretty(value: unknown, depth = ''): string {
  const line = JSON.stringify(value, null, 1)?.replace(/\n\s*/g, ' ') ?? 'null';
  const isSmall = value === null || typeof value !== 'object' || !Object.values(value).some((inner) => inner !== null && typeof inner === 'object' && Object.values(inner).some((deep) => deep !== null && typeof deep === 'object'));
  if (depth && isSmall && line.length + depth.length <= WIDTH) return line.replace(/^\[ (.*) \]$/, '[$1]');
  if (value === null || typeof value !== 'object') return line;
  const inner = `${depth}  `;
  const parts = Array.isArray(value) ? value.map((item) => inner + pretty(item, inner)) : Object.entries(value).map(([name, item]) => `${inner}${JSON.stringify(name)}: ${pretty(item, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return parts.length ? `${open}\n${parts.join(',\n')}\n${depth}${close}` : open + close;
}

export function useChecked(text: string, check: (value: any) => Promise<unknown>): Checked {
  // At once, as what is typed next is put into it: an effect comes a picture later, and what was typed in between would be lost.
  const parsed = useMemo(() => parse(text), [text]);
  const [checked, set] = useState<Verdict>({ of: null, state: 'reading', fault: null, field: null, line: null });
  const [round, again] = useState(0);
  // While the server was away it could not say.
  useEffect(() => onReconnect(() => again((n) => n + 1)), []);
  useEffect(() => {
    let gone = false;
    set((before) => ({ ...before, of: parsed, state: 'reading' }));
    if (parsed.fault) return;
    let later = 0;
    const timer = setTimeout(() => check(parsed.value).then(
      () => gone || set({ of: parsed, state: 'sound', fault: null, field: null, line: null }),
      (failure) => {
        if (gone) return;
        set({ of: parsed, state: 'faulty', ...said(failure, text) });
        if (isPassing(failure)) later = window.setTimeout(() => again((n) => n + 1), LATER_MS);
      },
    ), PAUSE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
      clearTimeout(later);
    };
  }, [parsed, round]);
  if (parsed.fault) return { state: 'faulty', fault: parsed.fault, field: null, line: parsed.line, value: undefined };
  // A verdict on what stood here before says nothing of what stands here now.
  return { ...checked, state: checked.of === parsed ? checked.state : 'reading', value: parsed.value };
}

function said(failure: unknown, text: string) {
  const problem = failure instanceof Problem ? failure : new Problem(0, String(failure), '');
  return { fault: problem.detail || problem.title, field: problem.field ?? null, line: problem.field ? lineOf(text, problem.field) : null };
}

function parse(text: string): { value?: unknown; fault?: string; line: number | null } {
  try {
    return { value: JSON.parse(text), line: null };
  } catch (failure) {
    const at = /position (\d+)/.exec(String(failure));
    return { fault: String((failure as Error).message), line: at ? text.slice(0, Number(at[1])).split('\n').length : null };
  }
}

/** The line a path such as rules[1].when.tiers stands on: each step is looked for after the one before. */
export function lineOf(text: string, path: string): number | null {
  let at = 0;
  for (const step of path.match(/[^.[\]]+/g) ?? []) {
    if (/^\d+$/.test(step)) {
      at = nthItem(text, at, Number(step));
      continue;
    }
    const found = text.indexOf(`"${step}"`, at);
    if (found < 0) break;
    at = found + step.length + 2;
  }
  return at === 0 ? null : text.slice(0, at).split('\n').length;
}

/** Where the nth item of the next array begins. */
function nthItem(text: string, from: number, wanted: number): number {
  let [depth, seen, quoted] = [0, 0, false];
  for (let at = text.indexOf('[', from) + 1; at > 0 && at < text.length; at++) {
    const c = text[at];
    if (c === '"' && text[at - 1] !== '\\') quoted = !quoted;
    if (quoted) continue;
    if (depth === 0 && seen === wanted && !/\s/.test(c)) return at;
    if (c === '{' || c === '[') depth++;
    else if (c === '}' || c === ']') depth--;
    else if (c === ',' && depth === 0) seen++;
    if (depth < 0) break;
  }
  return from;
}
