import { useState } from 'preact/hooks';
import { ask, id, Problem } from '../../api';
import { queues } from '../../live/board';
import { useReading } from '../../live/hooks';
import type { Queue } from '../../live/types';
import { go, pathTo } from '../../route';
import { has } from '../../session';
import { t } from '../../text/text';
import { Button, Failed, Field, Loading, Panel } from '../../ui/basics';
import { useBase, type Versioned } from '../../ui/base';
import { Conflict } from '../../ui/Conflict';
import { Diff } from '../../ui/Diff';
import { pretty, useChecked } from '../../ui/editing';
import { wouldTake } from '../../ui/importing';
import { JsonEditor } from '../../ui/JsonEditor';
import { attempt, say } from '../../ui/toast';
import { NEW } from './Queues';
import { QueueForm } from './QueueForm';
import { TeamsForm } from './TeamsForm';
import { configOf } from './config';
import { CheckLink } from './CheckLink';
import { QueueVersions } from './QueueVersions';

export function QueueEditor({ about }: { about: string }) {
  const isNew = about === NEW;
  const reading = useReading((signal) => (isNew ? Promise.resolve(null) : ask<Queue>('GET', `/v1/queues/${id(about)}`, undefined, { signal })), [about]);
  if (reading.failed && !reading.value) return <Failed failure={reading.failed} again={reading.again} />;
  if (reading.value === undefined) return <Loading />;
  return <Editing about={isNew ? null : about} read={reading.value ?? NONE} again={reading.again} />;
}

const NONE = { value: null, etag: null };
const FRESH = pretty({ name: '' });
const textOf = (queue: Queue | null) => (queue ? pretty(configOf(queue)) : FRESH);

function Editing({ about, read, again }: { about: string | null; read: Versioned<Queue | null>; again: () => void }) {
  const { base: { etag }, before, draft: text, set, isChanged, newer, begin, keep } = useBase(read, textOf);
  const setText = (typed: string) => set(() => typed);
  const [newId, setNewId] = useState('');
  const key = about ?? newId;
  const warnings = read.value?.warnings ?? [];
  const checked = useChecked(text, (config) => (has('admin') && isChanged ? wouldTake('queues', key || 'new-queue', config) : Promise.resolve()));
  const not = !has('admin') ? t('role.needs', 'admin') : !key ? t('queues.id.missing') : !isChanged ? t('edit.unchanged') : checked.state === 'faulty' ? t('edit.faulty') : checked.state === 'reading' ? t('edit.waits') : null;
  const save = () => attempt(async () => {
    try {
      begin(await ask<Queue>('PUT', `/v1/queues/${id(key)}`, JSON.parse(text), { ifMatch: etag, isNew: !about }));
    } catch (failure) {
      // What is there now is read, and shown beside what was typed.
      if (about && failure instanceof Problem && failure.status === 412) return again();
      throw failure;
    }
    say(t('queues.saved', key));
    queues.touch(key);
    if (about) again();
    else go(pathTo('queues', key));
  });
  return (
    <div class="stack">
      <Panel title={about ?? t('queues.new')} side={<div class="actions">{about && <CheckLink queue={about} before={before} checked={checked} />}<Button why={!isChanged && t('edit.unchanged')} onClick={() => setText(before)}>{t('cancel')}</Button><Button kind="main" why={not} onClick={save}>{t('save')}</Button></div>}>
        {newer && <Conflict theirs={textOf(newer.value)} mine={text} take={() => begin(newer)} keep={() => keep(newer)} />}
        {warnings.length > 0 && <div class="notice warn" role="status">{t('queues.warnings')}<ul class="plainlist">{warnings.map((warning) => <li key={warning.field}><code>{warning.field}</code> {warning.mend}</li>)}</ul></div>}
        {!about && <Field label={t('queues.id')} hint={t('queues.id.hint')}><input value={newId} maxLength={128} onInput={(input) => setNewId(input.currentTarget.value)} /></Field>}
        {checked.value === undefined ? <p class="quiet">{t('edit.faulty')}</p> : <QueueForm config={checked.value} fault={checked.fault} field={checked.field} set={(config) => setText(pretty(config))} />}
      </Panel>
      {checked.value !== undefined && <Panel title={t('teams.title')}><TeamsForm config={checked.value} fault={checked.fault} field={checked.field} set={(config) => setText(pretty(config))} /></Panel>}
      <Panel title={t('queues.whole')}><JsonEditor text={text} set={setText} label={t('queues.whole')} checked={checked} /></Panel>
      <Panel title={t('rules.diff')}><Diff before={about ? before : '{}'} after={text} /></Panel>
      {about && <QueueVersions queue={about} etag={read.etag} saved={begin} again={again} />}
    </div>
  );
}
