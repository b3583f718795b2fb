/** The small parts that every page is made of. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../api';
import { t } from '../text/text';

/** A figure's meaning, shown on hover and on focus by the one tip of the page. */
export const means = (key: string) => ({ 'data-tip': t(`def.${key}`) });

interface ButtonProps { children: ComponentChildren; onClick?: () => unknown; why?: string | null | false; kind?: 'main' | 'plain' | 'danger'; label?: string; pressed?: boolean; submit?: boolean }

/** A button that says why when it cannot be used; it stays reachable by keyboard, so that the reason is too. */
export function Button({ children, onClick, why, kind = 'plain', label, pressed, submit }: ButtonProps) {
  const [busy, set] = useState(false);
  const act = async () => {
    if (why || busy || !onClick) return;
    set(true);
    try {
      await onClick();
    } finally {
      set(false);
    }
  };
  return (
    <button type={submit ? 'submit' : 'button'} class={`button ${kind}`} aria-disabled={why ? 'true' : undefined} aria-busy={busy || undefined} aria-label={label} aria-pressed={pressed}
      data-tip={why || undefined} onClick={(click) => { if (why) click.preventDefault(); else void act(); }}>
      {children}
    </button>
  );
}

export type Tone = 'good' | 'warn' | 'bad' | 'calm' | 'none';

/** A word with a colour: never the colour alone. */
export const Badge = ({ tone, children, tip }: { tone: Tone; children: ComponentChildren; tip?: string }) => <span class={`badge ${tone}`} data-tip={tip}>{children}</span>;

export function Panel({ title, children, side, class: extra = '' }: { title?: ComponentChildren; children: ComponentChildren; side?: ComponentChildren; class?: string }) {
  return (
    <section class={`panel ${extra}`}>
      {(title || side) && <header class="panel-head"><h2>{title}</h2><div class="side">{side}</div></header>}
      {children}
    </section>
  );
}

export const Empty = ({ title, todo }: { title: string; todo?: ComponentChildren }) => <div class="empty" role="status"><p class="empty-title">{title}</p>{todo && <p>{todo}</p>}</div>;

export const Loading = () => <div class="empty" role="status"><p>{t('loading')}</p></div>;

/** What the server is not ready with yet is asked for again after so long. */
const AGAIN_MS = 5_000;

/** What went wrong and what to do about it, in the words of the API. */
export function Failed({ failure, again }: { failure: unknown; again?: () => void }) {
  const problem = failure instanceof Problem ? failure : new Problem(0, String(failure), '');
  const passes = problem.status === 503 && again !== undefined;
  useEffect(() => {
    if (!passes) return;
    const timer = setTimeout(again!, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [failure]);
  return (
    <div class={`notice ${passes ? 'warn' : 'bad'}`} role="alert">
      <strong>{problem.title}</strong>{problem.field && <code>{problem.field}</code>} <span>{problem.detail}{passes && ` ${t('problem.passing')}`}</span>
      {again && <Button onClick={again}>{t('retry')}</Button>}
    </div>
  );
}

export function Title({ text, children }: { text: ComponentChildren; children?: ComponentChildren }) {
  return <div class="title"><h1>{text}</h1><div class="tools">{children}</div></div>;
}

export function Field({ label, children, fault, hint }: { label: string; children: ComponentChildren; fault?: string | null; hint?: string }) {
  return <label class={`field ${fault ? 'faulty' : ''}`}><span class="label">{label}</span>{children}{fault ? <span class="fault" role="alert">{fault}</span> : hint && <span class="hint">{hint}</span>}</label>;
}

export const Search = ({ value, set, label }: { value: string; set: (value: string) => void; label: string }) =>
  <input class="search" type="search" value={value} placeholder={label} aria-label={label} onInput={(input) => set(input.currentTarget.value)} />;
