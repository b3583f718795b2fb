import { ask, id, Problem } from '../../api';
import { agents } from '../../live/board';
import { useReading } from '../../live/hooks';
import type { Agent } from '../../live/types';
import { has } from '../../session';
import { t } from '../../text/text';
import { Button, Failed, Loading } from '../../ui/basics';
import { useBase, type Versioned } from '../../ui/base';
import { Conflict } from '../../ui/Conflict';
import { pretty, useChecked } from '../../ui/editing';
import { wouldTake } from '../../ui/importing';
import { Cell, isOf, type Column } from '../../ui/Rows';
import { withPart, type Part } from '../../ui/parts';
import { patchOf } from '../../ui/patch';
import { attempt, say } from '../../ui/toast';

const columns: Column[] = [
  { path: 'teams', label: 'agents.teams', kind: 'words', hint: 'agents.teams.hint' },
  { path: 'tier', label: 'agents.tier', kind: 'text' },
  { path: 'languages', label: 'agents.languages', kind: 'words' },
  { path: 'regions', label: 'agents.regions', kind: 'words', hint: 'agents.regions.hint' },
];
const described = ['id', 'group', 'version', 'presence', 'presenceReason', 'presenceSince', 'adjusted', 'readyFor', 'bot', 'shift', 'load', 'idleSince', 'slots', 'offers', 'contacts'];

/** The profile of an agent, without how it stands now. */
const profileOf = (agent: object): Part => Object.fromEntries(Object.entries(agent).filter(([name]) => !described.includes(name)));

/** What teams an agent is of, and what else of its profile is changed often; all else stays as it is. */
export function ProfileForm({ about }: { about: string }) {
  const reading = useReading((signal) => ask<Agent>('GET', `/v1/agents/${id(about)}`, undefined, { signal }), [about]);
  if (reading.failed && !reading.value) return <Failed failure={reading.failed} again={reading.again} />;
  if (!reading.value) return <Loading />;
  return <Editing about={about} read={reading.value} again={reading.again} />;
}

const textOf = (profile: Part) => pretty(Object.fromEntries(columns.map(({ path }) => [path, profile[path] ?? null])));

function Editing({ about, read, again }: { about: string; read: Versioned<Agent>; again: () => void }) {
  const { base: { etag }, before, draft: now, set, isChanged, newer, begin, keep } = useBase(read, profileOf);
  const checked = useChecked(pretty(now), (profile) => (has('admin') && isChanged ? wouldTake('agents', about, profile) : Promise.resolve()));
  const not = !has('admin') ? t('role.needs', 'admin') : !isChanged ? t('edit.unchanged') : checked.state === 'faulty' ? t('edit.faulty') : checked.state === 'reading' ? t('edit.waits') : null;
  const save = () => attempt(async () => {
    try {
      begin(await ask<Agent>('PATCH', `/v1/agents/${id(about)}`, patchOf(before, now), { ifMatch: etag }));
    } catch (failure) {
      // What is there now is read, and shown beside what was typed.
      if (failure instanceof Problem && failure.status === 412) return again();
      throw failure;
    }
    say(t('agents.saved', about));
    agents.touch(about);
    again();
  });
  return (
    <div class="stack">
      {newer && <Conflict theirs={textOf(profileOf(newer.value))} mine={textOf(now)} take={() => begin(newer)} keep={() => keep(newer)} />}
      <div class="formgrid">
        {columns.map((column) => <Cell key={column.path} column={column} value={now[column.path]} fault={isOf(checked.field, column.path) ? checked.fault : null} set={(value) => set((was) => withPart(was, column.path, value))} />)}
      </div>
      {checked.state === 'faulty' && !columns.some(({ path }) => isOf(checked.field, path)) && <p class="fault" role="alert">{checked.fault}</p>}
      <div class="actions"><Button why={!isChanged && t('edit.unchanged')} onClick={() => set(() => before)}>{t('cancel')}</Button><Button kind="main" why={not} onClick={save}>{t('save')}</Button></div>
    </div>
  );
}
