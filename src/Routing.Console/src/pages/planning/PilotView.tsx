import { ask, id, post, Problem } from '../../api';
import { duration, momentOf, number, percent } from '../../format';
import { useHappenings, useReading } from '../../live/hooks';
import { has } from '../../session';
import { t, word } from '../../text/text';
import { Badge, Button, Empty, Failed, Loading, Panel, type Tone } from '../../ui/basics';
import { Name } from '../../ui/Name';
import { Sure } from '../../ui/Sure';
import { attempt } from '../../ui/toast';
import { Estimates } from './Estimates';
import type { Pilot, PilotMeasure, Promoted } from './types';

/** Findings that the API promotes in spite of only where that is said. */
const doubtful = new Set(['tooEarly', 'worse']);
const tones: Record<string, Tone> = { better: 'good', worse: 'bad' };

/** What is tried on a share of the customers; beside it, what the log tells of policies that have not run. */
export const PilotView = ({ group }: { group: string }) => <><Tried group={group} /><Estimates group={group} /></>;

/** With intervals that hold at every look. */
function Tried({ group }: { group: string }) {
  const path = `/v1/groups/${id(group)}/pilot`;
  const reading = useReading(async (signal) => (await ask<Pilot>('GET', path, undefined, { signal })).value, [group]);
  useHappenings((happened) => happened.type.startsWith('pilot.'), reading.again, 1_000);
  const pilot = reading.value;
  const act = (verb: string, body?: unknown) => attempt(() => post(`${path}:${verb}`, body), t('done')).then(reading.again);
  if (reading.failed instanceof Problem && reading.failed.status === 404) return <Panel title={t('plan.pilot')}><Empty title={t('plan.nopilot')} todo={t('plan.nopilot.do')} /></Panel>;
  if (!pilot) return reading.failed ? <Failed failure={reading.failed} again={reading.again} /> : <Loading />;
  const admin = has('admin') ? null : t('role.needs', 'admin');
  const isRunning = pilot.status === 'running';
  return (
    <Panel title={pilot.name} side={<div class="actions">
      <Badge tone={isRunning ? 'calm' : 'none'}>{t(`plan.pilot.${pilot.status}`)}</Badge>
      {pilot.status === 'prepared' && <Button kind="main" why={admin} onClick={() => act('start')}>{t('plan.pilot.start')}</Button>}
      {isRunning && <Button onClick={() => act('stop')}>{t('plan.pilot.stop')}</Button>}
      {(isRunning || pilot.status === 'stopped') && <>
        {doubtful.has(pilot.finding)
          ? <Sure kind="plain" why={admin} question={t(`plan.pilot.sure.${pilot.finding}`, t(`plan.pilot.${pilot.measure}`))} act={() => act('promote', { despite: pilot.finding })}>{t('plan.pilot.promote')}</Sure>
          : <Button kind="main" why={admin} onClick={() => act('promote')}>{t('plan.pilot.promote')}</Button>}
        {!pilot.promoted && <Button kind="danger" onClick={() => act('rollBack')}>{t('plan.pilot.rollBack')}</Button>}
      </>}
      {pilot.promoted && pilot.status !== 'rolledBack' && <Sure why={admin} question={t('plan.pilot.sure.rollBack')} act={() => act('rollBack')}>{t('plan.pilot.rollBack')}</Sure>}
    </div>}>
      <p class="quiet">{pilot.usesDraft ? t('plan.pilot.draft') : word('policy', pilot.selection)} · {t('plan.pilot.share', percent(100 * pilot.share), pilot.sliceMinutes ? t('plan.pilot.slices', pilot.sliceMinutes) : t('plan.pilot.customers'))}{pilot.startedAt && ` · ${t('plan.pilot.since', momentOf(pilot.startedAt))}`}{pilot.reason && ` · ${pilot.reason}`}</p>
      <p><Badge tone={tones[pilot.finding] ?? 'none'}>{t(`plan.pilot.${pilot.finding}`)}</Badge></p>
      {pilot.promoted && <Changed by={pilot.promoted} />}
      <table aria-label={pilot.name}>
        <thead><tr><th scope="col">{t('whatif.figure')}</th><th scope="col" class="number">{t('plan.pilot.inForce')}</th><th scope="col" class="number">{t('plan.pilot.tried')}</th><th scope="col" class="number">{t('whatif.difference')}</th></tr></thead>
        <tbody>{pilot.measures.map((one) => <tr key={one.measure}>
          <th scope="row" class="row-head">{t(`plan.pilot.${one.measure}`)}</th>
          <td class="number"><Arm arm={one.inForce} measure={one.measure} /></td><td class="number"><Arm arm={one.tried} measure={one.measure} /></td>
          <td class="number">{one.difference ? <div class="named end"><span class={`tone ${toneOf(one)}`}>{shown(one.measure, one.difference.value)}</span><small>{t('whatif.between', shown(one.measure, one.difference.low), shown(one.measure, one.difference.high))}</small></div> : <Early of={one} />}</td>
        </tr>)}</tbody>
      </table>
    </Panel>
  );
}

/** What its promotion changed: how it was before, and what became of it. */
function Changed({ by: { queues, rules } }: { by: Promoted }) {
  if (queues.length === 0 && !rules) return <p class="quiet">{t('plan.pilot.changed.none')}</p>;
  return (
    <ul class="people" aria-label={t('plan.pilot.changed')}>
      {rules && <li><div class="named"><span>{t('plan.pilot.changed.rules', rules.before)}</span><small>{t(`plan.pilot.changed.${rules.state}`)}</small></div></li>}
      {queues.map((one) => <li key={one.queue}><div class="named"><Name of="queue" id={one.queue} /><small>{t('plan.pilot.changed.before', word('policy', one.before))} · {t(`plan.pilot.changed.${one.state}`)}</small></div></li>)}
    </ul>
  );
}

/** Why no difference is told yet. */
const Early = ({ of: { missing } }: { of: PilotMeasure }) => (
  <div class="named end faint"><span>{t('plan.pilot.tooEarly')}</span>{missing && <small>{t('plan.pilot.missing', t(`plan.pilot.${missing.side}`), t(`plan.pilot.of.${missing.of}`), number(missing.has), number(missing.needs))}</small>}</div>
);

const Arm = ({ arm, measure }: { arm: { count: number; mean: number }; measure: string }) => <div class="named end"><span>{arm.count ? shown(measure, arm.mean) : '–'}</span><small>{t('reports.n', number(arm.count))}</small></div>;

const shown = (measure: string, value: number) => (measure.endsWith('Seconds') ? `${value < 0 ? '−' : ''}${duration(Math.abs(value))}` : percent(100 * value, 1));

function toneOf({ difference, moreIsBetter }: PilotMeasure): Tone {
  if (!difference || (difference.low <= 0 && difference.high >= 0)) return 'none';
  return difference.value > 0 === moreIsBetter ? 'good' : 'bad';
}
