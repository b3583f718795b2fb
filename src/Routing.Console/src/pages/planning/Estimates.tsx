import { useState } from 'preact/hooks';
import { id, post } from '../../api';
import { number, percent } from '../../format';
import { has } from '../../session';
import { t, word } from '../../text/text';
import { Button, Field, Panel } from '../../ui/basics';
import { Span } from '../../ui/Span';
import { attempt } from '../../ui/toast';
import type { Interval, OffPolicy, PolicyEstimate } from './types';

/** Of others the log of choices does not hold what they go by. */
const policies = ['most-resolving', 'best-bid', 'random'];
const EVENTS = ['20000', '50000', '200000'];
/** So few choices that the next may turn the estimate, or so small a part of all that it is about a corner of them. */
const THIN = 100;
const THIN_SHARE = 0.1;
const NOTED = 0.01;
/** An axis shorter than this would make much of little. */
const LEAST_REACH = 0.02;

/** What a policy that has not run would have resolved, told from the chances with which agents were chosen; and how far that can be told at all. */
export function Estimates({ group }: { group: string }) {
  const [selection, select] = useState(policies[0]!);
  const [events, look] = useState(EVENTS[0]!);
  const [found, set] = useState<PolicyEstimate | null>(null);
  const not = has('supervisor', 'admin') ? null : t('role.needs', 'supervisor');
  const ask = () => attempt(async () => set(await post<PolicyEstimate>(`/v1/groups/${id(group)}:estimatePolicy`, { selection, events: Number(events) })));
  return (
    <Panel class="spaced" title={t('policy.title')} side={<Button kind="main" why={not} onClick={ask}>{t('policy.ask')}</Button>}>
      <p class="quiet">{t('policy.how')}</p>
      <div class="formgrid">
        <Field label={t('policy.selection')}><select value={selection} onChange={(choice) => { set(null); select(choice.currentTarget.value); }}>{policies.map((one) => <option key={one} value={one}>{word('policy', one)}</option>)}</select></Field>
        <Field label={t('policy.events')}><select value={events} onChange={(choice) => { set(null); look(choice.currentTarget.value); }}>{EVENTS.map((one) => <option key={one} value={one}>{number(Number(one))}</option>)}</select></Field>
      </div>
      {found && <div role="status">{found.estimate ? <Found found={found} estimate={found.estimate} /> : <div class="notice warn">{t('policy.few', number(found.choices), number(found.without))}</div>}</div>}
    </Panel>
  );
}

function Found({ found, estimate }: { found: PolicyEstimate; estimate: OffPolicy }) {
  const { snips, doublyRobust, logged } = estimate;
  const thin = estimate.effectiveChoices < THIN || estimate.effectiveChoices < THIN_SHARE * estimate.choices;
  const reach = 1.05 * Math.max(LEAST_REACH, ...[snips, doublyRobust].flatMap((one) => (one ? [Math.abs(one.low - logged), Math.abs(one.high - logged)] : [])));
  return (
    <>
      {!snips || !doublyRobust ? <div class="notice bad">{t('policy.unsupported', word('policy', found.selection), share(estimate.unsupported))}</div>
        : estimate.unsupported >= NOTED && <div class="notice warn">{t('policy.partly', share(estimate.unsupported))}</div>}
      {snips && thin && <div class="notice warn">{t('policy.thin', number(estimate.choices), number(estimate.effectiveChoices))}</div>}
      <div class="scroll" tabIndex={0} role="region" aria-label={t('policy.found', word('policy', found.selection))}>
        <table aria-label={t('policy.found', word('policy', found.selection))}>
          <thead><tr><th scope="col">{t('policy.method')}</th><th scope="col" class="number">{t('coach.resolution')}</th><th scope="col" class="number">{t('whatif.interval')}</th><th scope="col">{t('policy.beside')}</th></tr></thead>
          <tbody>
            <tr><th scope="row" class="row-head"><span tabIndex={0} data-tip={t('def.policy.logged')}>{t('policy.logged')}</span></th><td class="number"><strong>{share(logged)}</strong></td><td class="number">–</td><td /></tr>
            {[['snips', snips], ['robust', doublyRobust]].map(([name, one]) => <Row key={name as string} name={name as string} one={one as Interval | null} logged={logged} reach={reach} />)}
          </tbody>
        </table>
      </div>
      <p class="quiet">{t('policy.rests', number(estimate.choices), number(estimate.effectiveChoices), number(found.without))}</p>
    </>
  );
}

const Row = ({ name, one, logged, reach }: { name: string; one: Interval | null; logged: number; reach: number }) => (
  <tr>
    <th scope="row" class="row-head"><span tabIndex={0} data-tip={t(`def.policy.${name}`)}>{t(`policy.${name}`)}</span></th>
    <td class="number"><strong>{one ? share(one.value) : '–'}</strong></td>
    <td class="number">{one ? t('whatif.between', share(one.low), share(one.high)) : '–'}</td>
    <td>{one && <Span low={one.low} high={one.high} value={one.value} centre={logged} reach={reach} tone={one.low > logged ? 'good' : one.high < logged ? 'bad' : 'none'} />}</td>
  </tr>
);

/** Nothing is resolved more often than always, whatever the arithmetic of an interval says. */
const share = (value: number) => percent(100 * Math.min(1, Math.max(0, value)), 1);
