import { useState } from 'preact/hooks';
import { id, post } from '../../api';
import { number, percent } from '../../format';
import { has } from '../../session';
import { t, word } from '../../text/text';
import { Button, Field, Panel } from '../../ui/basics';
import { Chips } from '../../ui/Chips';
import { Span } from '../../ui/Span';
import { attempt } from '../../ui/toast';
import { measures, shown, type CoachingMeasure } from '../coaching/types';
import { strategies } from '../queues/QueueForm';
import type { Interval, OffPolicy, PolicyEstimate, PolicyOutcome } from './types';

/** Whom a person or a program elsewhere would have picked, no log of choices holds. */
const policies = ['most-resolving', ...strategies.filter((one) => one !== 'suggest' && one !== 'external')];
const EVENTS = ['20000', '50000', '200000'];
/** So few choices that the next may turn the estimate, or so small a part of all that it is about a corner of them. */
const THIN = 100;
const THIN_SHARE = 0.1;
const NOTED = 0.01;
/** Of each outcome: what it can be at all, whatever the arithmetic of an interval says; and an axis shorter than which would make much of little. */
const kinds: Record<CoachingMeasure, { least: number; most: number; reach: number; lessIsBetter?: boolean }> = {
  resolution: { least: 0, most: 1, reach: 0.02 }, satisfaction: { least: 1, most: 5, reach: 0.1 }, handleTime: { least: 0, most: Infinity, reach: 5, lessIsBetter: true },
};

/** What a policy that has not run would have come to, told from the chances with which agents were chosen; and how far that can be told at all. */
export function Estimates({ group }: { group: string }) {
  const [selection, select] = useState(policies[0]!);
  const [events, look] = useState(EVENTS[0]!);
  const [found, set] = useState<PolicyEstimate | null>(null);
  const [measure, setMeasure] = useState<CoachingMeasure>('resolution');
  const of = found && outcomeOf(found, measure);
  const not = has('supervisor', 'admin') ? null : t('role.needs', 'supervisor');
  const ask = () => attempt(async () => set(await post<PolicyEstimate>(`/v1/groups/${id(group)}:estimatePolicy`, { selection, events: Number(events) })));
  return (
    <Panel class="spaced" title={t('policy.title')} side={<Button kind="main" why={not} onClick={ask}>{t('policy.ask')}</Button>}>
      <p class="quiet">{t('policy.how')}</p>
      <div class="formgrid">
        <Field label={t('policy.selection')}><select value={selection} onChange={(choice) => { set(null); select(choice.currentTarget.value); }}>{policies.map((one) => <option key={one} value={one}>{word('policy', one)}</option>)}</select></Field>
        <Field label={t('policy.events')}><select value={events} onChange={(choice) => { set(null); look(choice.currentTarget.value); }}>{EVENTS.map((one) => <option key={one} value={one}>{number(Number(one))}</option>)}</select></Field>
      </div>
      {found && <Chips label={t('policy.outcome')} options={measures.map((one) => [one, t(`coach.${one}`)])} value={measure} set={(one) => setMeasure(one as CoachingMeasure)} />}
      {found && <div role="status">{of?.estimate ? <Found selection={found.selection} of={of} estimate={of.estimate} measure={measure} /> : <div class="notice warn">{t('policy.few', number(of?.choices ?? 0), number(of?.without ?? found.choices))}</div>}</div>}
    </Panel>
  );
}

const outcomeOf = (found: PolicyEstimate, measure: CoachingMeasure): PolicyOutcome | undefined => (measure === 'resolution' ? found : measure === 'satisfaction' ? found.satisfaction : found.handleSeconds);

function Found({ selection, of, estimate, measure }: { selection: string; of: PolicyOutcome; estimate: OffPolicy; measure: CoachingMeasure }) {
  const { snips, doublyRobust, logged } = estimate;
  const title = t(`policy.found.${measure}`, word('policy', selection));
  const thin = estimate.effectiveChoices < THIN || estimate.effectiveChoices < THIN_SHARE * estimate.choices;
  const reach = 1.05 * Math.max(kinds[measure].reach, ...[snips, doublyRobust].flatMap((one) => (one ? [Math.abs(one.low - logged), Math.abs(one.high - logged)] : [])));
  return (
    <>
      {!snips || !doublyRobust ? <div class="notice bad">{t('policy.unsupported', word('policy', selection), share(estimate.unsupported))}</div>
        : estimate.unsupported >= NOTED && <div class="notice warn">{t('policy.partly', share(estimate.unsupported))}</div>}
      {snips && thin && <div class="notice warn">{t('policy.thin', number(estimate.choices), number(estimate.effectiveChoices))}</div>}
      <div class="scroll" tabIndex={0} role="region" aria-label={title}>
        <table aria-label={title}>
          <thead><tr><th scope="col">{t('policy.method')}</th><th scope="col" class="number">{t(`coach.${measure}`)}</th><th scope="col" class="number">{t('whatif.interval')}</th><th scope="col">{t('policy.beside')}</th></tr></thead>
          <tbody>
            <tr><th scope="row" class="row-head"><span tabIndex={0} data-tip={t('def.policy.logged')}>{t('policy.logged')}</span></th><td class="number"><strong>{figure(measure, logged)}</strong></td><td class="number">–</td><td /></tr>
            {[['snips', snips], ['robust', doublyRobust]].map(([name, one]) => <Row key={name as string} name={name as string} one={one as Interval | null} logged={logged} reach={reach} measure={measure} />)}
          </tbody>
        </table>
      </div>
      <p class="quiet">{t('policy.rests', number(estimate.choices), number(estimate.effectiveChoices), number(of.without))}</p>
    </>
  );
}

const Row = ({ name, one, logged, reach, measure }: { name: string; one: Interval | null; logged: number; reach: number; measure: CoachingMeasure }) => (
  <tr>
    <th scope="row" class="row-head"><span tabIndex={0} data-tip={t(`def.policy.${name}`)}>{t(`policy.${name}`)}</span></th>
    <td class="number"><strong>{one ? figure(measure, one.value) : '–'}</strong></td>
    <td class="number">{one ? t('whatif.between', figure(measure, one.low), figure(measure, one.high)) : '–'}</td>
    <td>{one && <Span low={one.low} high={one.high} value={one.value} centre={logged} reach={reach} tone={toneOf(one, logged, measure)} />}</td>
  </tr>
);

const toneOf = (one: Interval, logged: number, measure: CoachingMeasure) => (one.low > logged || one.high < logged ? (one.low > logged) === !kinds[measure].lessIsBetter ? 'good' : 'bad' : 'none');

const figure = (measure: CoachingMeasure, value: number) => {
  const within = Math.min(kinds[measure].most, Math.max(kinds[measure].least, value));
  return measure === 'resolution' ? share(within) : shown(measure, within);
};

const share = (value: number) => percent(100 * value, 1);
