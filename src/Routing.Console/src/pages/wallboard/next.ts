/** What is expected of each queue in the half hour that begins next; a queue without history enough has none. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { all, id, Problem } from '../../api';
import { useReading } from '../../live/hooks';
import type { Queue } from '../../live/types';
import type { Slot, Summary } from '../planning/types';

const HALF_HOUR_MS = 30 * 60_000;
/** While the first forecast is being computed, the server asks for some seconds. */
const AGAIN_MS = 8_000;
const MOST_TRIES = 8;
/** A little after the half hour, so that what came in it is counted. */
const AFTER_MS = 20_000;

/** What is expected; and of a queue of which nothing is, why. */
export interface Next { slots: Map<string, Slot>; why: 'early' | 'busy' | 'failed' }

export function useNext(queues: Queue[]): Next {
  const groups = [...new Set(queues.map((queue) => queue.group))].sort().join('\n');
  const tries = useRef(0);
  const { value, again } = useReading((signal) => read(groups ? groups.split('\n') : [], signal), [groups]);
  useEffect(() => {
    let timer = 0;
    const wait = () => {
      timer = window.setTimeout(() => { again(); wait(); }, HALF_HOUR_MS - (Date.now() % HALF_HOUR_MS) + AFTER_MS);
    };
    wait();
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (value?.why !== 'busy' || tries.current >= MOST_TRIES) return;
    const timer = window.setTimeout(() => { tries.current++; again(); }, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return useMemo(() => value ?? none, [value]);
}

const none: Next = { slots: new Map(), why: 'busy' };

async function read(groups: string[], signal: AbortSignal): Promise<Next> {
  let why: Next['why'] = 'early';
  const lists = await Promise.all(groups.map((group) => all<Summary>(`/v1/groups/${id(group)}/forecasts`, signal).catch((failure) => {
    // Where no history is kept, or this reader may not see it, there is none to wait for.
    if (failure instanceof Problem && failure.status === 503) why = 'busy';
    else if (!(failure instanceof Problem && [403, 404, 501].includes(failure.status)) && why === 'early') why = 'failed';
    return [] as Summary[];
  })));
  return { slots: new Map(lists.flat().filter((one) => one.intent === null && one.next).map((one): [string, Slot] => [one.queue, one.next!])), why };
}
