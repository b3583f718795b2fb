/** What is expected of each queue in the half hour that begins next; a queue without history enough has none. */
import { useEffect } from 'preact/hooks';
import { all, id } from '../../api';
import { useReading } from '../../live/hooks';
import type { Queue } from '../../live/types';
import type { Slot, Summary } from '../planning/types';

const HALF_HOUR_MS = 30 * 60_000;
/** A little after the half hour, so that what came in it is counted. */
const AFTER_MS = 20_000;

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
  return new Map(lists.flat().filter((one) => one.intent === null && one.next).map((one): [string, Slot] => [one.queue, one.next!]));
}
