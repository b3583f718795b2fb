import { useRef } from 'preact/hooks';
import { t } from '../text/text';
import type { Checked } from './editing';

const INDENT = '  ';

/** A text to edit with its lines numbered; the faulty line is marked, and what is wrong stands below. */
export function JsonEditor({ text, set, label, checked, readOnly, sound = t('edit.sound') }: { text: string; set: (text: string) => void; label: string; checked: Checked; readOnly?: boolean; sound?: string }) {
  const gutter = useRef<HTMLPreElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const lines = text.split('\n').length;
  const keyed = (key: KeyboardEvent) => {
    // Tab moves on, as everywhere; only Enter keeps the depth of the line before.
    if (key.key !== 'Enter' || key.isComposing) return;
    const { selectionStart: at, selectionEnd: end } = area.current!;
    const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
    const depth = /^\s*/.exec(line)![0] + (/[{[]\s*$/.test(line) ? INDENT : '');
    key.preventDefault();
    area.current!.setRangeText(`\n${depth}`, at, end, 'end');
    set(area.current!.value);
  };
  return (
    <div class={`editor ${checked.state}`}>
      <div class="lines">
        <pre ref={gutter} aria-hidden="true">{Array.from({ length: lines }, (_, at) => <span key={at} class={checked.line === at + 1 ? 'bad' : ''}>{at + 1}{'\n'}</span>)}</pre>
        <textarea ref={area} aria-label={label} aria-invalid={checked.state === 'faulty'} spellcheck={false} readOnly={readOnly} value={text} rows={Math.min(36, Math.max(14, lines + 1))}
          onInput={(input) => set(input.currentTarget.value)} onKeyDown={keyed} onScroll={(scroll) => { if (gutter.current) gutter.current.scrollTop = scroll.currentTarget.scrollTop; }} />
      </div>
      <p class="verdict" role="status">
        {checked.state === 'faulty' && <>{checked.field && <code>{checked.field}</code>} {checked.fault} {checked.line && <small>{t('edit.line', checked.line)}</small>}</>}
        {checked.state === 'sound' && sound}
        {checked.state === 'reading' && t('edit.checking')}
      </p>
    </div>
  );
}
