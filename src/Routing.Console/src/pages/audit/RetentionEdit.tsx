import { useState } from 'preact/hooks';
import { ask, id, Problem } from '../../api';
import { useReading } from '../../live/hooks';
import { useNames, type Naming } from '../../live/names';
import { t, word } from '../../text/text';
import { useBase, type Versioned } from '../../ui/base';
import { Button, Failed, Field, Loading, Panel } from '../../ui/basics';
import { Conflict } from '../../ui/Conflict';
import { useFocus } from '../../ui/focus';
import { Sure } from '../../ui/Sure';
import { attempt, say } from '../../ui/toast';

export interface Rule { id: string; records: string; group: string | null; queue: string | null; channel: string | null; days: number }

export const whichOf = (rule: Rule, queueOf: Naming) => [rule.group, rule.queue && queueOf(rule.queue), rule.channel && word('channel', rule.channel)].filter(Boolean).join(' · ') || t('all');

/** Why nothing can be kept for so many days. */
export const daysFault = (days: string) => (days.trim() === '' || !Number.isInteger(Number(days)) || Number(days) < 0 ? t('keep.days.needed') : null);

const pathOf = (about: string) => `/v1/retentionRules/${id(about)}`;
const daysOf = (rule: Rule) => String(rule.days);

/** The days of one rule, changed in its place: were it deleted and made anew, a wider rule would delete meanwhile what this one keeps. */
export function EditRule({ about, close }: { about: string; close: () => void }) {
  const reading = useReading((signal) => ask<Rule>('GET', pathOf(about), undefined, { signal }), [about]);
  return (
    <>
      {reading.failed ? <Failed failure={reading.failed} again={reading.again} /> : null}
      {reading.value ? <Editing read={reading.value} again={reading.again} close={close} /> : !reading.failed && <Loading />}
    </>
  );
}

function Editing({ read, again, close }: { read: Versioned<Rule>; again: () => Promise<void>; close: () => void }) {
  const { base: { value: rule, etag }, draft: days, set, isChanged, newer, begin, keep } = useBase(read, daysOf);
  const [refused, refuse] = useState<string | null>(null);
  const place = useFocus<HTMLDivElement>();
  const queueOf = useNames('queue');
  const save = () => attempt(async () => {
    try {
      await ask('PATCH', pathOf(rule.id), { days: Number(days) }, { ifMatch: etag });
    } catch (failure) {
      // What is there now is read, and shown beside what was typed.
      if (failure instanceof Problem && failure.status === 412) return again();
      if (failure instanceof Problem && failure.field === 'days') return refuse(failure.detail);
      throw failure;
    }
    say(t('keep.saved', rule.id));
    close();
  });
  return (
    <div ref={place}>
      <Panel title={t('keep.rule', rule.id)} side={<div class="actions"><Button onClick={close}>{t('cancel')}</Button><Sure kind="plain" why={isChanged ? daysFault(days) : t('edit.unchanged')} question={t('keep.sure')} act={save}>{t('save')}</Sure></div>}>
        {newer && <Conflict theirs={daysOf(newer.value)} mine={days} take={() => begin(newer)} keep={() => keep(newer)} />}
        <p class="quiet">{word('keep.kind', rule.records)} · {whichOf(rule, queueOf)}</p>
        <div class="formgrid wide-fields">
          <Field label={t('keep.days')} hint={t('keep.days.hint')} fault={refused}>
            <input type="text" autocomplete="off" inputMode="numeric" value={days} aria-invalid={refused ? true : undefined} onInput={(input) => { const typed = input.currentTarget.value.trim(); refuse(null); set(() => typed); }} />
          </Field>
        </div>
      </Panel>
    </div>
  );
}
