import type { ComponentChildren } from 'preact';
import { t } from '../text/text';
import { Button, Field } from './basics';
import { listOf, numberOf, partAt, withPart, type Part } from './parts';
import { WordList } from './WordList';

/** `numbers` are words that are numbers; a `line` has the whole width; a `needed` text stays when it is empty, for the server to say what is missing. */
export interface Column { path: string; label: string; kind: 'text' | 'number' | 'words' | 'numbers' | 'line' | 'long'; needed?: boolean; hint?: string }

interface RowsProps {
  title: string; add: string; none?: string; path: string; items: unknown; columns: Column[]; fresh: Part;
  set: (items: Part[]) => void; fault: string | null; field: string | null; more?: (item: Part, set: (item: Part) => void, path: string) => ComponentChildren;
}

/** A list of a configuration as rows of fields: each fault of the server's stands at its field. */
export function Rows({ title, add, none, path, items: found, columns, fresh, set, fault, field, more }: RowsProps) {
  const items = listOf(found);
  const put = (at: number, item: Part) => set(items.map((one, n) => (n === at ? item : one)));
  return (
    <fieldset class="rows">
      <legend>{title}</legend>
      {items.length === 0 && none && <p class="quiet">{none}</p>}
      {items.map((item, at) => {
        const here = `${path}[${at}]`;
        return (
          <div key={at} class={`row ${field === here ? 'faulty' : ''}`} role="group" aria-label={`${title} ${at + 1}`}>
            <div class="cells-and-end">
              <div class="cells">
                {columns.map((column) => <Cell key={column.path} column={column} value={partAt(item, column.path)} fault={isOf(field, `${here}.${column.path}`) ? fault : null} set={(value) => put(at, withPart(item, column.path, value))} />)}
              </div>
              <Button label={`${t('rows.remove')}: ${title} ${at + 1}`} onClick={() => set(items.filter((_, n) => n !== at))}>×</Button>
            </div>
            {field === here && <p class="fault" role="alert">{fault}</p>}
            {more?.(item, (changed) => put(at, changed), here)}
          </div>
        );
      })}
      <Button onClick={() => set([...items, fresh])}>{add}</Button>
    </fieldset>
  );
}

export function Cell({ column: { label, kind, needed, hint }, value, fault, set }: { column: Column; value: any; fault: string | null; set: (value: unknown) => void }) {
  const typed = (text: string) => set(kind === 'number' ? numberOf(text) : text === '' && !needed ? undefined : text);
  const words = (list: string[]) => set(list.length === 0 && !needed ? undefined : kind === 'numbers' ? list.map(numberOf) : list);
  return (
    <Field label={t(label)} fault={fault} hint={hint && t(hint)}>
      {kind === 'words' || kind === 'numbers' ? <WordList value={Array.isArray(value) ? value : []} set={words} />
        : kind === 'long' ? <textarea rows={2} value={value ?? ''} onInput={(input) => typed(input.currentTarget.value)} />
          : <input class={kind === 'line' ? 'line' : undefined} value={value ?? ''} inputMode={kind === 'number' ? 'numeric' : undefined} onInput={(input) => typed(input.currentTarget.value)} />}
    </Field>
  );
}

/** Whether a fault is of a field, or of an item in it. */
export const isOf = (field: string | null, path: string) => field !== null && (field === path || field.startsWith(`${path}[`));
