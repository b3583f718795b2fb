import { useState } from 'preact/hooks';
import { ask, id, Problem } from '../../api';
import { useReading } from '../../live/hooks';
import { go, pathTo } from '../../route';
import { has } from '../../session';
import { t } from '../../text/text';
import { Button, Failed, Loading, Panel } from '../../ui/basics';
import { Sure } from '../../ui/Sure';
import { attempt, say } from '../../ui/toast';
import type { Measure } from '../reports/types';
import { blank, bodyOf, draftOf, faultsOf, fieldOf, type Draft, type Faults } from './draft';
import { RuleForm } from './RuleForm';
import type { AlertRule } from './types';

interface Props { about: string | null; measures: Measure[]; taken: string[]; again: () => void }

export function RuleEditor({ about, ...rest }: Props) {
  const reading = useReading((signal) => (about ? ask<AlertRule>('GET', `/v1/alertRules/${id(about)}`, undefined, { signal }) : Promise.resolve(null)), [about]);
  if (reading.value === undefined) return reading.failed ? <Failed failure={reading.failed} again={reading.again} /> : <Loading />;
  return <Editing rule={reading.value?.value ?? null} etag={reading.value?.etag ?? null} {...rest} again={() => { reading.again(); rest.again(); }} />;
}

function Editing({ rule, etag, measures, taken, again }: Omit<Props, 'about'> & { rule: AlertRule | null; etag: string | null }) {
  const before = rule ? draftOf(rule) : blank;
  const [draft, set] = useState<Draft>(before);
  const [refused, refuse] = useState<Faults>({});
  const found = faultsOf(draft, taken);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(before);
  const change = (part: Partial<Draft>) => { refuse({}); set((now) => ({ ...now, ...part })); };
  const mayNot = !has('admin') && t('role.needs', 'admin');
  const path = `/v1/alertRules/${id(draft.id)}`;
  const send = (method: string, body: unknown) => attempt(async () => {
    try {
      await ask(method, path, body, { ifMatch: etag, isNew: !rule });
    } catch (failure) {
      const at = failure instanceof Problem && failure.field ? fieldOf(failure.field) : null;
      if (at && (at in draft || at.startsWith('of.'))) return refuse({ [at]: (failure as Problem).detail });
      if (failure instanceof Problem && failure.status === 412 && rule) again();
      throw failure;
    }
    say(t('watch.saved', draft.name || draft.id));
    again();
    if (!rule) go(pathTo('alerts', draft.id));
  });
  // Pausing is of what is kept, not of what is being typed.
  const pause = async () => { if (await send('PATCH', { paused: !rule!.paused })) set((now) => ({ ...now, paused: !rule!.paused })); };
  const end = () => attempt(async () => {
    await ask('DELETE', path, undefined, { ifMatch: etag });
    go(pathTo('alerts'));
    again();
  }, t('watch.deleted', draft.name || draft.id));
  const why = mayNot || (!isChanged ? t('edit.unchanged') : Object.values(found)[0] ?? null);
  return (
    <Panel title={rule ? rule.name || rule.id : t('watch.new')} side={<div class="actions">
      {rule && <Sure question={t('watch.delete.sure')} why={mayNot} act={end}>{t('delete')}</Sure>}
      {rule && <Button why={mayNot} onClick={pause}>{t(rule.paused ? 'watch.resume' : 'watch.pause')}</Button>}
      <Button why={!isChanged && t('edit.unchanged')} onClick={() => change(before)}>{t('cancel')}</Button>
      <Button kind="main" why={why} onClick={() => send('PUT', bodyOf(draft))}>{t('save')}</Button>
    </div>}>
      <RuleForm draft={draft} isNew={!rule} faults={isChanged ? { ...found, ...refused } : {}} measures={measures} change={change} />
    </Panel>
  );
}
