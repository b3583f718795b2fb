/** What a search found: a pool half hour by half hour, and how a queue fares with those needed. */
import { duration, momentOf, number, percent } from '../../../format';
import { useNames, type Naming } from '../../../live/names';
import { useQuery } from '../../../route';
import { t } from '../../../text/text';
import { Badge } from '../../../ui/basics';
import { Table, type Column } from '../../../ui/Table';
import type { Found, NeedsSlot, PoolNeeds, ServedSlot } from './types';

export function FoundNeeds({ found }: { found: Found }) {
  const nameOf = useNames('queue');
  const [poolChosen, pickPool] = useQuery('pool');
  const [queueChosen, pickQueue] = useQuery('needs.queue');
  const pool = found.pools.find((one) => one.pool === poolChosen) ?? found.pools[0];
  const queue = found.queues.find((one) => one.queue === queueChosen) ?? found.queues[0];
  return (
    <>
      {pool && <>
        <Pick label={t('needs.pool')} value={pool.pool} set={pickPool} options={found.pools.map((one) => [one.pool, sayPool(one, nameOf)])} />
        <Table name="needs" label={t('needs.table', sayPool(pool, nameOf))} rows={pool.slots.filter((slot) => slot.scheduled > 0 || (slot.rostered ?? 0) > 0)} columns={poolColumns()} id={(slot) => slot.from} order="from" />
      </>}
      {queue && <>
        <Pick label={t('wall.queue')} value={queue.queue} set={pickQueue} options={found.queues.map((one) => [one.queue, nameOf(one.queue)])} />
        <p class="quiet">{t('plan.targets', percent(queue.targets.inTimePercent), duration(queue.targets.withinSeconds), percent(queue.targets.maxOccupancyPercent), percent(queue.targets.shrinkagePercent))}</p>
        <Table name="needs.served" label={t('needs.served', nameOf(queue.queue))} rows={queue.slots.filter((slot) => slot.contacts > 0)} columns={queueColumns()} id={(slot) => slot.from} order="from" />
      </>}
      <h3>{t('whatif.notes')}</h3>
      <ul class="notes">{notesOf(found, nameOf).map((note) => <li key={note}>{note}</li>)}</ul>
    </>
  );
}

/** Its name is of ids; people know queues by their names. */
const sayPool = (pool: PoolNeeds, nameOf: Naming) => t('needs.pool.of', pool.pool.endsWith(')') ? pool.pool : pool.queues.map(nameOf).join(' + '), number(pool.agents));

/** In the reader's language; a server that does not tell the words has its own sentences. */
const notesOf = ({ assumed, notes }: Found, nameOf: Naming): string[] => (assumed?.length ? assumed.map((one) => t(`needs.assumed.${one.what}`, one.queue ? nameOf(one.queue) : '', one.count ?? 0)) : notes);

function Pick({ label, value, set, options }: { label: string; value: string; set: (value: string) => void; options: [value: string, text: string][] }) {
  return <label class="pick"><span>{label}</span><select value={value} onChange={(change) => set(change.currentTarget.value)}>{options.map(([one, text]) => <option key={one} value={one}>{text}</option>)}</select></label>;
}

const poolColumns = (): Column<NeedsSlot>[] => [
  { key: 'from', title: t('plan.from'), value: (slot) => slot.from, show: (slot) => <span class="whole">{momentOf(slot.from)}</span> },
  { key: 'oncontacts', title: t('plan.oncontacts'), def: 'oncontacts', number: true, value: (slot) => slot.onContacts, show: (slot) => slot.onContacts },
  { key: 'needed', title: t('plan.scheduled'), def: 'scheduled', number: true, value: (slot) => slot.scheduled, show: (slot) => <strong>{slot.scheduled}</strong> },
  { key: 'rostered', title: t('plan.rostered'), number: true, value: (slot) => slot.rostered, show: (slot) => slot.rostered ?? '–' },
  { key: 'surplus', title: t('plan.surplus'), number: true, value: (slot) => slot.surplus, show: ({ surplus }) => (surplus === null ? '–' : <Badge tone={surplus < 0 ? 'bad' : surplus > 0 ? 'calm' : 'good'}>{surplus > 0 ? '+' : ''}{surplus}</Badge>) },
  { key: 'erlang', title: t('needs.erlang'), def: 'needs.erlang', number: true, value: (slot) => slot.erlangScheduled, show: (slot) => slot.erlangScheduled ?? '–' },
  { key: 'busy', title: t('plan.occupancy'), number: true, wide: true, value: (slot) => slot.occupancyPercent, show: (slot) => percent(slot.occupancyPercent) },
];

const queueColumns = (): Column<ServedSlot>[] => [
  { key: 'from', title: t('plan.from'), value: (slot) => slot.from, show: (slot) => <span class="whole">{momentOf(slot.from)}</span> },
  { key: 'contacts', title: t('plan.expected'), number: true, value: (slot) => slot.contacts, show: (slot) => number(slot.contacts, 1) },
  { key: 'asis', title: t('needs.asis'), def: 'needs.asis', number: true, value: (slot) => slot.asIsPercent, show: (slot) => percent(slot.asIsPercent) },
  { key: 'intime', title: t('needs.with'), def: 'needs.with', number: true, value: (slot) => slot.inTimePercent, show: (slot) => <>{percent(slot.inTimePercent)} {slot.plusMinus !== null && <small>±{number(slot.plusMinus, 0)}</small>} {slot.isMissed && <Badge tone="bad">{t('needs.missed')}</Badge>}</> },
  { key: 'gone', title: t('plan.abandoned'), number: true, wide: true, value: (slot) => slot.abandonedPercent, show: (slot) => percent(slot.abandonedPercent, 1) },
];
