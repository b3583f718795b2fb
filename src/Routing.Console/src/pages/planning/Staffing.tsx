import { useMemo } from 'preact/hooks';
import { get, id } from '../../api';
import { duration, momentOf, number, percent } from '../../format';
import { useReading } from '../../live/hooks';
import { useNames } from '../../live/names';
import { useQuery } from '../../route';
import { t } from '../../text/text';
import { Badge, Empty, Failed, Loading, Panel } from '../../ui/basics';
import { Chart } from '../../ui/Chart';
import { Name } from '../../ui/Name';
import { Table, type Column } from '../../ui/Table';
import { useDays } from './days';
import { earlyOf } from './early';
import { Moves } from './Moves';
import { Needs } from './needs/Needs';
import type { Gap, GroupStaffing, QueueStaffing, StaffingSlot } from './types';

/** Where agents lack and where there are too many; half hour by half hour of the queue chosen. */
export function Staffing({ group }: { group: string }) {
  const [queue, setQueue] = useQuery('queue');
  const [days, pickDays] = useDays();
  const plan = useReading((signal) => get<GroupStaffing>(`/v1/groups/${id(group)}/staffing?days=${days}`, signal), [group, days]);
  if (plan.failed) return <Failed failure={plan.failed} again={plan.again} />;
  if (!plan.value) return <Loading />;
  const planned = plan.value.queues.filter((one) => one.reason === null);
  const chosen = planned.find((one) => one.queue === queue) ?? planned[0];
  return (
    <>
      <Panel title={t('plan.gaps', days)} side={pickDays}>
        {plan.value.queues.length === 0 && <Empty title={t('plan.noqueues')} />}
        <ul class="people">{plan.value.queues.map((one) => (
          <li key={one.queue}><strong><Name of="queue" id={one.queue} /></strong>{one.reason ? <span class="faint">{earlyOf(one)}</span> : !one.hasRoster ? <span class="faint">{t('plan.gaps.noroster')}</span> : one.gaps.length === 0 ? <Badge tone="good">{t('plan.gaps.none')}</Badge> : <span>{one.gaps.map((gap) => <GapBadge key={gap.from} gap={gap} />)}</span>}</li>
        ))}</ul>
      </Panel>
      {planned.length > 0 && <Moves group={group} plan={plan.value} />}
      {chosen && <One key={chosen.queue} queue={chosen.queue} queues={planned.map((one) => one.queue)} choose={setQueue} days={days} />}
      {plan.value.queues.length > 0 && <Needs group={group} />}
    </>
  );
}

const GapBadge = ({ gap }: { gap: Gap }) => <><Badge tone={gap.agents < 0 ? 'bad' : 'calm'}>{t(gap.agents < 0 ? 'plan.short' : 'plan.over', Math.abs(gap.agents))}</Badge> <small>{momentOf(gap.from)} – {momentOf(gap.to)}</small> </>;

function One({ queue, queues, choose, days }: { queue: string; queues: string[]; choose: (queue: string) => void; days: string }) {
  const reading = useReading((signal) => get<QueueStaffing>(`/v1/queues/${id(queue)}/staffing?days=${days}`, signal), [queue, days]);
  const plan = reading.value;
  const nameOf = useNames('queue');
  const lines = useMemo(() => linesOf(plan?.slots ?? []), [plan]);
  const pick = <label class="pick"><span>{t('wall.queue')}</span><select value={queue} onChange={(change) => choose(change.currentTarget.value)}>{queues.map((one) => <option key={one} value={one}>{nameOf(one)}</option>)}</select></label>;
  return (
    <Panel class="flush" title={t('plan.needed', nameOf(queue))} side={pick}>
      {reading.failed ? <Failed failure={reading.failed} again={reading.again} /> : !plan ? <Loading /> : <>
        <p class="quiet padded">{t('plan.targets', percent(plan.targets.inTimePercent), duration(plan.targets.withinSeconds), percent(plan.targets.maxOccupancyPercent), percent(plan.targets.shrinkagePercent))}</p>
        <div class="padded"><Chart times={lines.times} series={lines.series} show={(value) => number(value)} label={`${t('plan.needed', nameOf(queue))}. ${t('reports.chart.table')}`} /></div>
        <Table name="staffing" label={t('plan.needed', nameOf(queue))} rows={plan.slots} columns={columns()} id={(slot) => slot.from} order="from" />
      </>}
    </Panel>
  );
}

function linesOf(slots: StaffingSlot[]) {
  return {
    times: slots.map((slot) => Date.parse(slot.from) / 1000),
    series: [{ label: t('plan.scheduled'), values: slots.map((slot): number | null => slot.scheduled) }, ...(slots.some((slot) => slot.rostered !== null) ? [{ label: t('plan.rostered'), values: slots.map((slot) => slot.rostered) }] : [])],
  };
}

/** With the roster; where there is none, with as many as are needed. */
const planned = (slot: StaffingSlot) => slot.expected ?? slot.enough;

const columns = (): Column<StaffingSlot>[] => [
  { key: 'from', title: t('plan.from'), value: (slot) => slot.from, show: (slot) => <span class="whole">{momentOf(slot.from)}</span> },
  { key: 'contacts', title: t('plan.expected'), number: true, value: (slot) => slot.contacts, show: (slot) => number(slot.contacts, 1) },
  { key: 'handle', title: t('plan.handle'), number: true, wide: true, value: (slot) => slot.handleSeconds, show: (slot) => duration(slot.handleSeconds) },
  { key: 'oncontacts', title: t('plan.oncontacts'), def: 'oncontacts', number: true, wide: true, value: (slot) => slot.onContacts, show: (slot) => slot.onContacts },
  { key: 'needed', title: t('plan.scheduled'), def: 'scheduled', number: true, value: (slot) => slot.scheduled, show: (slot) => <strong>{slot.scheduled}</strong> },
  { key: 'rostered', title: t('plan.rostered'), number: true, value: (slot) => slot.rostered, show: (slot) => slot.rostered ?? '–' },
  { key: 'surplus', title: t('plan.surplus'), number: true, value: (slot) => slot.surplus, show: ({ surplus }) => (surplus === null ? '–' : <Badge tone={surplus < 0 ? 'bad' : surplus > 0 ? 'calm' : 'good'}>{surplus > 0 ? '+' : ''}{surplus}</Badge>) },
  { key: 'intime', title: t('plan.intime'), def: 'planned', number: true, value: (slot) => planned(slot).inTimePercent, show: (slot) => percent(planned(slot).inTimePercent) },
  { key: 'wait', title: t('plan.wait'), def: 'planned.wait', number: true, wide: true, value: (slot) => planned(slot).meanWaitSeconds, show: (slot) => (planned(slot).meanWaitSeconds === null ? t('plan.wait.endless') : duration(planned(slot).meanWaitSeconds)) },
  { key: 'gone', title: t('plan.abandoned'), number: true, wide: true, value: (slot) => planned(slot).abandonedPercent, show: (slot) => percent(planned(slot).abandonedPercent, 1) },
  { key: 'busy', title: t('plan.occupancy'), number: true, wide: true, value: (slot) => planned(slot).occupancyPercent, show: (slot) => percent(planned(slot).occupancyPercent) },
  { key: 'less', title: t('plan.less'), number: true, wide: true, value: (slot) => slot.oneLess.inTimePercent, show: (slot) => percent(slot.oneLess.inTimePercent) },
  { key: 'more', title: t('plan.more'), number: true, wide: true, value: (slot) => slot.oneMore.inTimePercent, show: (slot) => percent(slot.oneMore.inTimePercent) },
];
