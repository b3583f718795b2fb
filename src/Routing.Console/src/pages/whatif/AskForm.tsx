import { useMemo, useState } from 'preact/hooks';
import { post } from '../../api';
import { useGroups } from '../../live/groups';
import { useAgents, useQueues } from '../../live/hooks';
import { go, here, pathTo } from '../../route';
import { t, word } from '../../text/text';
import { Button, Field, Panel } from '../../ui/basics';
import { attempt } from '../../ui/toast';
import { strategies } from '../queues/QueueForm';
import { MovesForm } from './MovesForm';
import type { Comparison } from './types';
import { arrivals, faultOf, movesIn, read, timeOf, times, variantOf, type Form } from './variant';

/** Those that need a person, or a program elsewhere, cannot be simulated. */
const selections = ['', ...strategies.filter((one) => one !== 'suggest' && one !== 'external')];
/** Another page may send what it would have compared, in the address: a group, changes of queues or agents, and moves. */
const begun = (): Form => {
  const { query } = here();
  return { ...USUAL, group: query.get('group') || USUAL.group, patches: query.get('queues') ?? '', agents: query.get('agents') ?? '', moves: movesIn(query.get('moves')) };
};
const USUAL: Form = { name: '', group: 'default', arrivals: 'asTheyCame', time: 'day', load: '1', staffing: 'asItWas', replications: '20', like: '', more: '1', away: '', draft: false, selection: '', patches: '', agents: '', moves: [] };

/** What is to be different, and who is to come. What it says of queues is sent as the API takes it. */
export function AskForm() {
  const [form, set] = useState(begun);
  const queues = useQueues();
  const agents = useAgents();
  const groups = useGroups(form.group);
  const mine = useMemo(() => [...agents.items.values()].filter((agent) => agent.group === form.group).sort((a, b) => a.id.localeCompare(b.id)), [agents.items, form.group]);
  const ours = useMemo(() => [...queues.items.values()].filter((queue) => queue.group === form.group).map((queue) => queue.id).sort(), [queues.items, form.group]);
  const change = (part: Partial<Form>) => set((before) => ({ ...before, ...part }));
  const variant = variantOf(form, ours);
  const why = faultOf(form) ?? (Object.keys(variant).length === 0 ? t('whatif.nothing') : null);
  const start = () => attempt(async () => {
    const asked = await post<Comparison>('/v1/what-if', {
      group: form.group, name: form.name || null, arrivals: form.arrivals, ...timeOf(form, Date.now()), load: Number(form.load) || 1, staffing: form.staffing, replications: Number(form.replications) || 20, variant,
    });
    go(pathTo('what-if', asked.id));
  });
  return (
    <Panel class="spaced" title={t('whatif.ask')} side={<Button kind="main" why={why} onClick={start}>{t('whatif.run')}</Button>}>
      <p class="quiet">{t('whatif.hint')} {form.arrivals === 'forecast' && t('whatif.arrivals.hint')}</p>
      <div class="formgrid">
        <Field label={t('whatif.name')}><input value={form.name} maxLength={128} onInput={(input) => change({ name: input.currentTarget.value })} /></Field>
        <Choose label={t('whatif.group')} value={form.group} set={(group) => change({ group, like: '', away: '', moves: [] })} options={groups.map((group) => [group, group])} />
        <Choose label={t('whatif.arrivals')} value={form.arrivals} set={(one) => change({ arrivals: one as Form['arrivals'] })} options={arrivals.map((one) => [one, t(`whatif.arrivals.${one}`)])} />
        <Choose label={t(`whatif.time.of.${form.arrivals}`)} value={form.time} set={(time) => change({ time: time as keyof typeof times })} options={Object.keys(times).map((time) => [time, t(`whatif.time.${time}`)])} />
        <Choose label={t('whatif.staffing')} value={form.staffing} set={(staffing) => change({ staffing })} options={['asItWas', 'everyone'].map((one) => [one, t(`whatif.staffing.${one}`)])} />
        <Count label={t('whatif.load')} value={form.load} set={(load) => change({ load })} min="0.1" max="5" step="0.1" />
        <Count label={t('whatif.replications')} value={form.replications} set={(replications) => change({ replications })} min="2" max="100" step="1" />
      </div>
      <h3>{t('whatif.variant')}</h3>
      <div class="formgrid">
        <Choose label={t('whatif.more')} value={form.like} set={(like) => change({ like })} options={[['', t('whatif.nobody')], ...mine.map((agent): [string, string] => [agent.id, t('whatif.like', agent.name || agent.id)])]} />
        <Count label={t('whatif.more.count')} value={form.more} set={(more) => change({ more })} min="1" max="200" step="1" />
        <Choose label={t('whatif.away')} value={form.away} set={(away) => change({ away })} options={[['', t('whatif.nobody')], ...mine.map((agent): [string, string] => [agent.id, agent.name || agent.id])]} />
        <Choose label={t('whatif.selection')} value={form.selection} set={(selection) => change({ selection })} options={selections.map((one) => [one, one ? word('policy', one) : t('whatif.selection.same')])} />
        <label class="check"><input type="checkbox" checked={form.draft} onChange={(tick) => change({ draft: tick.currentTarget.checked })} /> {t('whatif.draft')}</label>
      </div>
      <MovesForm moves={form.moves} queues={ours} set={(moves) => change({ moves })} />
      <Patches label="whatif.patches" value={form.patches} example={'{"vip":{"priority":20}}'} set={(patches) => change({ patches })} />
      <Patches label="whatif.agents" value={form.agents} example={'{"li-na":{"skills":{"repair":7}}}'} set={(agents) => change({ agents })} />
    </Panel>
  );
}

function Choose({ label, value, set, options }: { label: string; value: string; set: (value: string) => void; options: [value: string, text: string][] }) {
  return <Field label={label}><select value={value} onChange={(choice) => set(choice.currentTarget.value)}>{options.map(([one, text]) => <option key={one} value={one}>{text}</option>)}</select></Field>;
}

function Count({ label, value, set, ...bounds }: { label: string; value: string; set: (value: string) => void; min: string; max: string; step: string }) {
  return <Field label={label}><input type="number" value={value} {...bounds} onInput={(input) => set(input.currentTarget.value)} /></Field>;
}

function Patches({ label, value, example, set }: { label: string; value: string; example: string; set: (value: string) => void }) {
  return (
    <Field label={t(label)} hint={t(`${label}.hint`)} fault={read(value) === null ? t(`${label}.bad`) : null}>
      <textarea rows={2} spellcheck={false} value={value} placeholder={example} onInput={(input) => set(input.currentTarget.value)} />
    </Field>
  );
}
