/** What is expected of each queue in the half hour that begins next; a queue without history enough has none. */
import { useEffect } from 'preact/hooks';
import { all, get, id } from '../../api';
import { useReading } from '../../live/hooks';
import type { Queue } from '../../live/types';
import type { Forecast, Slot, Summary } from '../planning/types';

const HALF_HOUR_MS = 30 * 60_000;
/** A little after the half hour, so that what came in it is counted. */
const AFTER_MS = 20_000;
/** Queues whose forecast is read one by one, the busiest first, where the list does not tell the next half hour. */
const MOST = 40;

export function useNext(queues: Queue[]): Map<string, Slot> {
  const groups = [...new Set(queues.map((queue) => queue.group))].sort().join('\n');
  const { value, again } = useReading((signal) => read(groups ? groups.split('\n') : [], signal), [groups]);
  useEffect(() => {
    let timer = 0;
    const wait = () => {
      timer = window.setTimeout(() => { again(); wait(); }, HALF_HOUR_MS - (Date.now() % HALF_HOUR_MS) + AFTER_MS);
    };
    wait();
    return () => clearTimeout(timer);
  }, []);
  return value ?? none;
}

const none = new Map<string, Slot>();

async function read(groups: string[], signal: AbortSignal): Promise<Map<string, Slot>> {
  const lists = await Promise.all(groups.map((group) => all<Summary>(`/v1/groups/${id(group)}/forecasts`, signal).catch(() => [] as Summary[])));
  const whole = lists.flat().filter((one) => one.intent === null && one.method !== null);
  const told = whole.filter((one) => one.next).map((one): [string, Slot] => [one.queue, one.next!]);
  const untold = whole.filter((one) => one.next === undefined).sort((a, b) => (b.contactsToday ?? 0) - (a.contactsToday ?? 0)).slice(0, MOST);
  const read = await Promise.all(untold.map(async (one): Promise<[string, Slot] | null> => {
    const forecast = await get<Forecast>(`/v1/queues/${id(one.queue)}/forecast?days=2`, signal).catch(() => null);
    const slot = forecast?.slots.find((next) => Date.parse(next.from) > Date.now());
    return slot ? [one.queue, slot] : null;
  }));
  return new Map([...told, ...read.filter((found): found is [string, Slot] => found !== null)]);
}
