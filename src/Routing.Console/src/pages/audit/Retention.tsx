/** For how long the past is kept: by kind of record, group, queue and channel. What is put here holds at once. */
import { useState } from 'preact/hooks';
import { all, ask, id, Problem } from '../../api';
import { useReading } from '../../live/hooks';
import { useNames, type Naming } from '../../live/names';
import { has } from '../../session';
import { t, word } from '../../text/text';
import { Button, Empty, Failed, Field, Loading, Panel } from '../../ui/basics';
import { Sure } from '../../ui/Sure';
import { Table, type Column } from '../../ui/Table';
import { attempt } from '../../ui/toast';
import { daysFault, EditRule, whichOf, type Rule } from './RetentionEdit';

const kinds = ['journeys', 'decisions', 'surveys', 'presences', 'operations', 'audit'];
const ofContacts = ['journeys', 'decisions', 'surveys'];
const channels = ['voice', 'chat', 'email', 'ticket', 'callback'];
const blank = { id: '', records: 'journeys', group: '', queue: '', channel: '', days: '' };

export function Retention() {
  const rules = useReading((signal) => all<Rule>('/v1/retentionRules', signal), []);
  const queueOf = useNames('queue');
  const [edited, edit] = useState<string | null>(null);
  const close = () => { edit(null); rules.again(); };
  const end = (rule: Rule) => attempt(async () => {
    await ask('DELETE', `/v1/retentionRules/${id(rule.id)}`);
    if (rule.id === edited) edit(null);
    rules.again();
  }, t('keep.deleted', rule.id));
  const failed = rules.failed ? <Failed failure={rules.failed} again={rules.again} /> : null;
  if (!rules.value) return failed ?? <Loading />;
  return (
    <>
      {failed}
      <p class="quiet">{t('keep.text')}</p>
      <Panel class="flush" title={t('keep.title')}>
        <Table name="retention" label={t('keep.title')} rows={rules.value} columns={columnsOf(edit, end, queueOf)} id={(rule) => rule.id} order="records" empty={<Empty title={t('keep.none')} todo={t('keep.none.do')} />} />
      </Panel>
      {edited !== null && <EditRule key={edited} about={edited} close={close} />}
      {has('admin') && <NewRule taken={rules.value.map((rule) => rule.id)} again={rules.again} />}
    </>
  );
}

function NewRule({ taken, again }: { taken: string[]; again: () => void }) {
  const [draft, set] = useState(blank);
  const [refused, refuse] = useState<Problem | null>(null);
  const change = (part: Partial<typeof blank>) => { refuse(null); set((now) => ({ ...now, ...part })); };
  const fault = (field: string) => (refused?.field === field ? refused.detail : null);
  const why = !draft.id ? t('keep.id.needed') : taken.includes(draft.id) ? t('keep.id.taken') : daysFault(draft.days);
  const save = () => attempt(async () => {
    const of = ofContacts.includes(draft.records) ? { group: draft.group || null, queue: draft.queue || null, channel: draft.channel || null } : {};
    try {
      await ask('PUT', `/v1/retentionRules/${id(draft.id)}`, { records: draft.records, ...of, days: Number(draft.days) }, { isNew: true });
    } catch (failure) {
      // What the server says of one field stands at that field.
      if (failure instanceof Problem && failure.field && failure.field in draft) return refuse(failure);
      throw failure;
    }
    set(blank);
    again();
  });
  const text = (field: 'id' | 'group' | 'queue' | 'days', hint?: string) => (
    <Field label={t(`keep.${field}`)} hint={hint} fault={fault(field)}>
      <input type="text" autocomplete="off" inputMode={field === 'days' ? 'numeric' : undefined} value={draft[field]} aria-invalid={fault(field) ? true : undefined} onInput={(input) => change({ [field]: input.currentTarget.value.trim() })} />
    </Field>
  );
  return (
    <Panel title={t('keep.new')} side={<Sure kind="plain" why={why} question={t('keep.sure')} act={save}>{t('save')}</Sure>}>
      <div class="formgrid wide-fields">
        {text('id')}
        <Field label={t('keep.records')} fault={fault('records')}><select value={draft.records} onChange={(choice) => change({ records: choice.currentTarget.value })}>{kinds.map((one) => <option key={one} value={one}>{word('keep.kind', one)}</option>)}</select></Field>
        {ofContacts.includes(draft.records) && <>
          {text('queue', t('keep.queue.hint'))}
          {text('group', t('keep.queue.hint'))}
          <Field label={t('keep.channel')} fault={fault('channel')}><select value={draft.channel} onChange={(choice) => change({ channel: choice.currentTarget.value })}>{['', ...channels].map((one) => <option key={one} value={one}>{one ? word('channel', one) : t('all')}</option>)}</select></Field>
        </>}
        {text('days', t('keep.days.hint'))}
      </div>
    </Panel>
  );
}

const columnsOf = (edit: (rule: string) => void, end: (rule: Rule) => unknown, queueOf: Naming): Column<Rule>[] => [
  { key: 'records', title: t('keep.records'), value: (rule) => word('keep.kind', rule.records), show: (rule) => <div class="named"><strong>{word('keep.kind', rule.records)}</strong><small>{rule.id}</small></div> },
  { key: 'which', title: t('keep.which'), value: (rule) => whichOf(rule, queueOf), show: (rule) => <span data-tip={rule.queue ?? undefined}>{whichOf(rule, queueOf)}</span> },
  { key: 'days', title: t('keep.days'), number: true, value: (rule) => rule.days, show: (rule) => (rule.days === 0 ? t('keep.ever') : rule.days) },
  { key: 'end', title: '', show: (rule) => (has('admin') ? <div class="actions"><Button label={`${t('keep.edit')} ${rule.id}`} onClick={() => edit(rule.id)}>{t('keep.edit')}</Button><Sure question={t('keep.delete.sure')} label={`${t('delete')} ${rule.id}`} act={() => end(rule)}>{t('delete')}</Sure></div> : null) },
];
