import { useMemo, useState } from 'preact/hooks';
import { post } from '../../api';
import { useAgents, useQueues } from '../../live/hooks';
import { go, here, pathTo } from '../../route';
import { t } from '../../text/text';
import { Button, Field, Panel } from '../../ui/basics';
import { attempt } from '../../ui/toast';
import { strategies } from '../queues/QueueForm';
import type { Comparison, Variant } from './types';

const DAY_MS = 24 * 3600_000;
const times = { day: 1, threeDays: 3, week: 7 } as const;
/** Those that need a person, or a program elsewhere, cannot be simulated. */
const selections = ['', ...strategies.filter((one) => one !== 'suggest' && one !== 'external')];
/** Another page may send what it would have compared, in the address: a group, and changes of queues. */
const begun = () => ({ ...USUAL, group: here().query.get('group') || USUAL.group, patches: here().query.get('queues') ?? '' });
const USUAL = { name: '', group: 'default', time: 'day' as keyof typeof times, load: '1', staffing: 'asItWas', replications: '20', like: '', more: '1', away: '', draft: false, selection: '', patches: '' };

/** What is to be different, and who is to come. What it says of queues is sent as the API takes it. */
export function AskForm() {
  const [form, set] = useState(begun);
  const queues = useQueues();
  const agents = useAgents();
  const groups = useMemo(() => [...new Set(['default', ...[...queues.items.values()].map((queue) => queue.group)])].sort(), [queues.items]);
  const mine = useMemo(() => [...agents.items.values()].filter((agent) => agent.group === form.group).sort((a, b) => a.id.localeCompare(b.id)), [agents.items, form.group]);
  const change = (part: Partial<typeof USUAL>) => set((before) => ({ ...before, ...part }));
  const patches = read(form.patches);
  const variant = variantOf(form, patches, [...queues.items.values()].filter((queue) => queue.group === form.group).map((queue) => queue.id));
  const why = patches === null ? t('whatif.patches.bad') : Object.keys(variant).length === 0 ? t('whatif.nothing') : null;
  const start = () => attempt(async () => {
    const to = new Date();
    const asked = await post<Comparison>('/v1/what-if', {
      group: form.group, name: form.name || null, from: new Date(to.getTime() - times[form.time] * DAY_MS).toISOString(), load: Number(form.load) || 1, staffing: form.staffing, replications: Number(form.replications) || 20, variant,
    });
    go(pathTo('what-if', asked.id));
  });
  return (
    <Panel title={t('whatif.ask')} side={<Button kind="main" why={why} onClick={start}>{t('whatif.run')}</Button>}>
      <p class="quiet">{t('whatif.hint')}</p>
      <div class="formgrid">
        <Field label={t('whatif.name')}><input value={form.name} maxLength={128} onInput={(input) => change({ name: input.currentTarget.value })} /></Field>
        <Choose label={t('whatif.group')} value={form.group} set={(group) => change({ group, like: '', away: '' })} options={groups.map((group) => [group, group])} />
        <Choose label={t('whatif.time')} value={form.time} set={(time) => change({ time: time as keyof typeof times })} options={Object.keys(times).map((time) => [time, t(`whatif.time.${time}`)])} />
        <Choose label={t('whatif.staffing')} value={form.staffing} set={(staffing) => change({ staffing })} options={['asItWas', 'everyone'].map((one) => [one, t(`whatif.staffing.${one}`)])} />
        <Count label={t('whatif.load')} value={form.load} set={(load) => change({ load })} min="0.1" max="5" step="0.1" />
        <Count label={t('whatif.replications')} value={form.replications} set={(replications) => change({ replications })} min="2" max="100" step="1" />
      </div>
      <h3>{t('whatif.variant')}</h3>
      <div class="formgrid">
        <Choose label={t('whatif.more')} value={form.like} set={(like) => change({ like })} options={[['', t('whatif.nobody')], ...mine.map((agent): [string, string] => [agent.id, t('whatif.like', agent.name || agent.id)])]} />
        <Count label={t('whatif.more.count')} value={form.more} set={(more) => change({ more })} min="1" max="200" step="1" />
        <Choose label={t('whatif.away')} value={form.away} set={(away) => change({ away })} options={[['', t('whatif.nobody')], ...mine.map((agent): [string, string] => [agent.id, agent.name || agent.id])]} />
        <Choose label={t('whatif.selection')} value={form.selection} set={(selection) => change({ selection })} options={selections.map((one) => [one, one || t('whatif.selection.same')])} />
        <label class="check"><input type="checkbox" checked={form.draft} onChange={(tick) => change({ draft: tick.currentTarget.checked })} /> {t('whatif.draft')}</label>
      </div>
      <Field label={t('whatif.patches')} hint={t('whatif.patches.hint')} fault={patches === null ? t('whatif.patches.bad') : null}>
        <textarea rows={3} spellcheck={false} value={form.patches} placeholder={'{"vip":{"priority":20}}'} onInput={(input) => change({ patches: input.currentTarget.value })} />
      </Field>
    </Panel>
  );
}

function Choose({ label, value, set, options }: { label: string; value: string; set: (value: string) => void; options: [value: string, text: string][] }) {
  return <Field label={label}><select value={value} onChange={(choice) => set(choice.currentTarget.value)}>{options.map(([one, text]) => <option key={one} value={one}>{text}</option>)}</select></Field>;
}

function Count({ label, value, set, ...bounds }: { label: string; value: string; set: (value: string) => void; min: string; max: string; step: string }) {
  return <Field label={label}><input type="number" value={value} {...bounds} onInput={(input) => set(input.currentTarget.value)} /></Field>;
}

/** What is typed of queues; null where it cannot be read. */
function read(text: string): Record<string, Record<string, unknown>> | null {
  if (!text.trim()) return {};
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function variantOf(form: typeof USUAL, patches: Record<string, Record<string, unknown>> | null, queues: string[]): Variant {
  const changed: Record<string, Record<string, unknown>> = { ...patches };
  if (form.selection) for (const queue of queues) changed[queue] = { selection: form.selection, ...changed[queue] };
  return {
    ...(form.draft ? { draft: true } : {}),
    ...(form.like ? { extraAgents: [{ like: form.like, count: Number(form.more) || 1 }] } : {}),
    ...(form.away ? { awayAgents: [form.away] } : {}),
    ...(Object.keys(changed).length ? { queues: changed } : {}),
  };
}
