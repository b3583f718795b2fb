import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../text/text';
import { Button } from './basics';

interface Props { children: ComponentChildren; question: string; act: () => unknown; label?: string; why?: string | null | false; kind?: 'plain' | 'danger' }

/** A button that asks once more, in its own place; Escape is no. */
export function Sure({ children, question, act, label, why, kind = 'danger' }: Props) {
  const [asked, ask] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const was = useRef(false);
  useEffect(() => {
    // The button that was pressed is gone: who works by keyboard is not to lose the place.
    if (asked !== was.current) place.current?.querySelector('button')?.focus();
    was.current = asked;
  }, [asked]);
  return (
    <span class="sure" ref={place} role={asked ? 'group' : undefined} aria-label={asked ? question : undefined} onKeyDown={(key) => { if (key.key === 'Escape') ask(false); }}>
      {asked ? <>
        <span>{question}</span>
        <Button kind="danger" onClick={() => { ask(false); return act(); }}>{t('sure.yes')}</Button>
        <Button onClick={() => ask(false)}>{t('cancel')}</Button>
      </> : <Button kind={kind} why={why} label={label} onClick={() => ask(true)}>{children}</Button>}
    </span>
  );
}
