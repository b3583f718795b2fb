import { useState } from 'preact/hooks';
import { ask, id, Problem } from '../../api';
import { useReading } from '../../live/hooks';
import { go, pathTo } from '../../route';
import { has } from '../../session';
import { t } from '../../text/text';
import { Button, Failed, Loading, Panel } from '../../ui/basics';
import { useBase, type Versioned } from '../../ui/base';
import { Conflict } from '../../ui/Conflict';
import { pretty } from '../../ui/editing';
import { Sure } from '../../ui/Sure';
import { attempt, say } from '../../ui/toast';
import type { Measure } from '../reports/types';
import { blank, bodyOf, draftOf, faultsOf, fieldOf, type Draft, type Faults } from './draft';
import { RuleForm } from './RuleForm';
import type { AlertRule } from './types';

interface Props { about: string | null; measures: Measure[]; taken: string[]; again: () => Promise<void> }

export function RuleEditor({ about, ...rest }: Props) {
  const reading = useReading((signal) => (about ? ask<AlertRule>('GET', `/v1/alertRules/${id(about)}`, undefined, { signal }) : Promise.resolve(null)), [about]);
  if (reading.value === undefined) return reading.failed ? <Failed failure={reading.failed} again={reading.again} /> : <Loading />;
  return <Editing read={reading.value ?? NONE} {...rest} look={reading.again} />;
}

const NONE = { value: null, etag: null };
const textOf = (draft: Draft) => pretty(bodyOf(draft));

function Editing({ read, measures, taken, again, look }: Omit<Props, 'about'> & { read: Versioned<AlertRule | null>; look: () => Promise<void> }) {
  const { base: { value: rule, etag }, before, draft, set, isChanged, newer, begin, keep } = useBase(read, (value) => (value ? draftOf(value) : blank));
  const [refused, refuse] = useState<Faults>({});
  const found = faultsOf(draft, taken);
  const change = (part: Partial<Draft>) => { refuse({}); set((now) => ({ ...now, ...part })); };
  const mayNot = !has('admin') && t('role.needs', 'admin');
  const path = `/v1/alertRules/${id(draft.id)}`;
  const send = (method: string, body: unknown, then: (saved: Versioned<AlertRule>) => void) => attempt(async () => {
    try {
      then(await ask<AlertRule>(method, path, body, { ifMatch: etag, isNew: !rule }));
    } catch (failure) {
      const at = failure instanceof Problem && failure.field ? fieldOf(failure.field) : null;
      if (at && (at in draft || at.startsWith('of.'))) return refuse({ [at]: (failure as Problem).detail });
      if (failure instanceof Problem && failure.status === 412 && rule) void look();
      throw failure;
    }
    say(t('watch.saved', draft.name || draft.id));
    await again();
    if (!rule) go(pathTo('alerts', draft.id));
  });
  // Pausing is of what is kept, not of what is being typed.
  const pause = () => send('PATCH', { paused: !rule!.paused }, (saved) => keep(saved, (now) => ({ ...now, paused: saved.value.paused })));
  const end = () => attempt(async () => {
    await ask('DELETE', path, undefined, { ifMatch: etag });
    await again();
    go(pathTo('alerts'));
  }, t('watch.deleted', draft.name || draft.id));
  const why = mayNot || (!isChanged ? t('edit.unchanged') : Object.values(found)[0] ?? null);
  return (
    <Panel title={rule ? rule.name || rule.id : t('watch.new')} side={<div class="actions">
      {rule && <Sure question={t('watch.delete.sure')} why={mayNot} act={end}>{t('delete')}</Sure>}
      {rule && <Button why={mayNot} onClick={pause}>{t(rule.paused ? 'watch.resume' : 'watch.pause')}</Button>}
      <Button why={!isChanged && t('edit.unchanged')} onClick={() => change(before)}>{t('cancel')}</Button>
      <Button kind="main" why={why} onClick={() => send('PUT', bodyOf(draft), begin)}>{t('save')}</Button>
    </div>}>
      {newer?.value && <Conflict theirs={textOf(draftOf(newer.value))} mine={textOf(draft)} take={() => begin(newer)} keep={() => keep(newer)} />}
      <RuleForm draft={draft} isNew={!rule} faults={isChanged ? { ...found, ...refused } : {}} measures={measures} change={change} />
    </Panel>
  );
}
