import { useState } from 'preact/hooks';
import { ask, id, Problem } from '../../api';
import { agents } from '../../live/board';
import { useReading } from '../../live/hooks';
import type { Agent } from '../../live/types';
import { has } from '../../session';
import { t } from '../../text/text';
import { Button, Failed, Loading } from '../../ui/basics';
import { pretty, useChecked } from '../../ui/editing';
import { wouldTake } from '../../ui/importing';
import { Cell, isOf, type Column } from '../../ui/Rows';
import { withPart, type Part } from '../../ui/parts';
import { attempt, say } from '../../ui/toast';

const columns: Column[] = [
  { path: 'teams', label: 'agents.teams', kind: 'words', hint: 'agents.teams.hint' },
  { path: 'tier', label: 'agents.tier', kind: 'text' },
  { path: 'languages', label: 'agents.languages', kind: 'words' },
  { path: 'regions', label: 'agents.regions', kind: 'words', hint: 'agents.regions.hint' },
];
const described = ['id', 'group', 'version', 'presence', 'presenceReason', 'presenceSince', 'adjusted', 'readyFor', 'bot', 'shift', 'load', 'idleSince', 'slots', 'offers', 'contacts'];

/** The profile of an agent, without how it stands now. */
export const profileOf = (agent: Part): Part => Object.fromEntries(Object.entries(agent).filter(([name]) => !described.includes(name)));

/** What teams an agent is of, and what else of its profile is changed often; all else stays as it is. */
export function ProfileForm({ about }: { about: string }) {
  const reading = useReading((signal) => ask<Agent>('GET', `/v1/agents/${id(about)}`, undefined, { signal }), [about]);
  if (reading.failed && !reading.value) return <Failed failure={reading.failed} again={reading.again} />;
  if (!reading.value) return <Loading />;
  const { value, etag } = reading.value;
  return <Editing key={etag} about={about} before={profileOf(value)} etag={etag} again={reading.again} />;
}

function Editing({ about, before, etag, again }: { about: string; before: Part; etag: string | null; again: () => void }) {
  const [now, set] = useState(before);
  const checked = useChecked(pretty(now), (profile) => (has('admin') ? wouldTake('agents', about, profile) : Promise.resolve()));
  const changed = columns.filter(({ path }) => JSON.stringify(now[path] ?? null) !== JSON.stringify(before[path] ?? null));
  const not = !has('admin') ? t('role.needs', 'admin') : changed.length === 0 ? t('edit.unchanged') : checked.state === 'faulty' ? t('edit.faulty') : checked.state === 'reading' ? t('edit.waits') : null;
  const save = () => attempt(async () => {
    try {
      await ask('PATCH', `/v1/agents/${id(about)}`, Object.fromEntries(changed.map(({ path }) => [path, now[path] ?? null])), { ifMatch: etag });
    } catch (failure) {
      if (!(failure instanceof Problem && failure.status === 412)) throw failure;
      again();
      return say(t('agents.newer'), true);
    }
    say(t('agents.saved', about));
    agents.touch(about);
    again();
  });
  return (
    <div class="stack">
      <div class="formgrid">
        {columns.map((column) => <Cell key={column.path} column={column} value={now[column.path]} fault={isOf(checked.field, column.path) ? checked.fault : null} set={(value) => set(withPart(now, column.path, value))} />)}
      </div>
      {checked.state === 'faulty' && !columns.some(({ path }) => isOf(checked.field, path)) && <p class="fault" role="alert">{checked.fault}</p>}
      <div class="actions"><Button why={changed.length === 0 && t('edit.unchanged')} onClick={() => set(before)}>{t('cancel')}</Button><Button kind="main" why={not} onClick={save}>{t('save')}</Button></div>
    </div>
  );
}
