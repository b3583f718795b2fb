import { useState } from 'preact/hooks';
import { t } from '../../text/text';
import { Diff } from '../../ui/Diff';
import { pretty } from '../../ui/editing';
import type { Change } from './types';

const textOf = (value: unknown) => (value === null || value === undefined ? '' : pretty(value));

/** What a change changed; compared only once somebody wants to see it. */
export function Difference({ change }: { change: Change }) {
  const [open, set] = useState(false);
  if (change.before === null && change.after === null) return null;
  return (
    <details class="difference" onToggle={(toggle) => set(toggle.currentTarget.open)}>
      <summary aria-label={`${t('audit.difference')}: ${change.kind} ${change.id}, ${change.number}`}>{t('audit.difference')}</summary>
      {open && <Diff before={textOf(change.before)} after={textOf(change.after)} />}
    </details>
  );
}
