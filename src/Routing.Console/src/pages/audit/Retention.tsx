/** For how long the past is kept: by kind of record, group, queue and channel. What is put here holds at once. */
import { useState } from 'preact/hooks';
import { all, ask, id, Problem } from '../../api';
import { useReading } from '../../live/hooks';
import { has } from '../../session';
import { t, word } from '../../text/text';
import { Empty, Failed, Field, Loading, Panel } from '../../ui/basics';
import { Sure } from '../../ui/Sure';
import { Table, type Column } from '../../ui/Table';
import { attempt } from '../../ui/toast';

interface Rule { id: string; records: string; group: string | null; queue: string | null; channel: string | null; days: number }

const kinds = ['journeys', 'decisions', 'surveys', 'presences', 'operations', 'audit'];
const ofContacts = ['journeys', 'decisions', 'surveys'];
const channels = ['voice', 'chat', 'email', 'ticket', 'callback'];
const blank = { id: '', records: 'journeys', group: '', queue: '', channel: '', days: '' };

export function Retention() {
  const rules = useReading((signal) => all<Rule>('/v1/retentionRules', signal), []);
  const end = (rule: Rule) => attempt(async () => { await ask('DELETE', `/v1/retentionRules/${id(rule.id)}`); rules.again(); }, t('keep.deleted', rule.id));
  if (rules.failed) return <Failed failure={rules.failed} again={rules.again} />;
  if (!rules.value) return <Loading />;
  return (
    <>
      <p class="quiet">{t('keep.text')}</p>
      <Panel class="flush" title={t('keep.title')}>
        <Table name="retention" label={t('keep.title')} rows={rules.value} columns={columnsOf(end)} id={(rule) => rule.id} order="records" empty={<Empty title={t('keep.none')} todo={t('keep.none.do')} />} />
      </Panel>
      {has('admin') && <NewRule taken={rules.value.map((rule) => rule.id)} again={rules.again} />}
    </>
  );
}

function NewRule({ taken, again }: { taken: string[]; again: () => void }) {
  const [draft, set] = useState(blank);
  const [refused, refuse] = useState<Problem | null>(null);
  const change = (part: Partial<typeof blank>) => { refuse(null); set((now) => ({ ...now, ...part })); };
  const fault = (field: string) => (refused?.field === field ? refused.detail : null);
  const days = Number(draft.days);
  const why = !draft.id ? t('keep.id.needed') : taken.includes(draft.id) ? t('keep.id.taken') : draft.days.trim() === '' || !Number.isInteger(days) || days < 0 ? t('keep.days.needed') : null;
  const save = () => attempt(async () => {
    const of = ofContacts.includes(draft.records) ? { group: draft.group || null, queue: draft.queue || null, channel: draft.channel || null } : {};
    try {
      await ask('PUT', `/v1/retentionRules/${id(draft.id)}`, { records: draft.records, ...of, days }, { isNew: true });
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

const whichOf = (rule: Rule) => [rule.group, rule.queue, rule.channel && word('channel', rule.channel)].filter(Boolean).join(' · ') || t('all');

const columnsOf = (end: (rule: Rule) => unknown): Column<Rule>[] => [
  { key: 'records', title: t('keep.records'), value: (rule) => rule.records, show: (rule) => <div class="named"><strong>{word('keep.kind', rule.records)}</strong><small>{rule.id}</small></div> },
  { key: 'which', title: t('keep.which'), value: whichOf, show: whichOf },
  { key: 'days', title: t('keep.days'), number: true, value: (rule) => rule.days, show: (rule) => (rule.days === 0 ? t('keep.ever') : rule.days) },
  { key: 'end', title: '', value: () => '', show: (rule) => (has('admin') ? <Sure question={t('keep.delete.sure')} label={`${t('delete')} ${rule.id}`} act={() => end(rule)}>{t('delete')}</Sure> : null) },
];
