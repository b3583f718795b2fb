/** What the server measures of today (`/v1/live`), as the zone chosen has it: for all queues or for those that are looked for. */
import { useCallback, useEffect, useMemo } from 'preact/hooks';
import { get, Problem } from '../../api';
import { useHappenings, useReading } from '../../live/hooks';
import type { Queue } from '../../live/types';
import type { Figure } from '../reports/types';

interface Live { zone: string; today: Record<string, Figure>; queues: { id: string; today: Record<string, Figure> }[] }

/** A queue's day. */
export interface Day { level: number | null; arrived: number; answered: number; abandoned: number }

/** An engine that keeps no history has its queues' own counters alone, whose day is UTC's. The zone is null where it is not known whose day it is. What could not be read this time stays as it was read before. */
export interface Measured { zone: string | null; keepsHistory: boolean; isRead: boolean; failed: unknown; again: () => void; dayOf: (queue: Queue) => Day | null; whole: (name: string) => number | null }

/** Figures of a day move slowly, and one answer tells them of every queue and agent. */
const EVERY_MS = 5_000;
const ANYWAY_MS = 30_000;
const counts = ['contact.accepted', 'contact.abandoned', 'contact.closed', 'contact.completed'];
const LEVEL = 'serviceLevel.abandonsInTimeCountAsMet';

/** @param zone null while it is not known whose day it is to be. */
export function useMeasured(queues: Queue[], isAll: boolean, zone: string | null): Measured {
  const { value: live, failed, again } = useReading((signal) => (zone ? get<Live>(`/v1/live?${new URLSearchParams({ zone })}`, signal) : Promise.resolve(null)), [zone]);
  // An engine that keeps no history never will: it is asked once.
  const isThere = !(failed instanceof Problem && failed.status === 501);
  useHappenings((happened) => isThere && counts.includes(happened.type), again, EVERY_MS);
  // Who hears no events, and a new day, need a clock.
  useEffect(() => {
    if (!isThere) return;
    const timer = setInterval(() => document.hidden || again(), ANYWAY_MS);
    return () => clearInterval(timer);
  }, [isThere]);
  const byQueue = useMemo(() => new Map(live?.queues.map((queue) => [queue.id, queue.today])), [live]);
  const dayOf = useCallback((queue: Queue) => (isThere ? measured(byQueue.get(queue.id)) : counted(queue)), [byQueue, isThere]);
  const whole = (name: string) => (isAll ? live?.today[name]?.value ?? null : mean(queues.map((queue) => byQueue.get(queue.id)?.[name])));
  return { zone: isThere ? live?.zone ?? zone : null, keepsHistory: isThere, isRead: !isThere || !!live, failed: isThere ? failed : null, again, dayOf, whole };
}

const measured = (today: Record<string, Figure> | undefined): Day | null => today ? {
  level: today[LEVEL]?.value ?? null, arrived: today.arrived?.value ?? 0, answered: today.answered?.value ?? 0, abandoned: today.abandoned?.value ?? 0,
} : null;

const counted = ({ today, serviceLevel }: Queue): Day | null => (today ? { level: serviceLevel.abandonsInTimeCountAsMet, arrived: today.arrived, answered: today.answered, abandoned: today.abandoned } : null);

/** Each with what it is made of as its weight: so the mean is that of all of them together. */
function mean(figures: (Figure | undefined)[]): number | null {
  const known = figures.filter((figure): figure is Figure => figure !== undefined && figure.value !== null && figure.n > 0);
  const n = known.reduce((total, figure) => total + figure.n, 0);
  return n === 0 ? null : known.reduce((total, figure) => total + figure.value! * figure.n, 0) / n;
}

/** What all queues shown together are to reach: each target by what ended in its queue. */
export function goalOf(queues: Queue[], dayOf: Measured['dayOf']): number | null {
  const ended = (queue: Queue) => { const day = dayOf(queue); return day ? day.answered + day.abandoned : 0; };
  const known = queues.filter((queue) => queue.serviceLevel.targetPercent !== null && ended(queue) > 0);
  const n = known.reduce((total, queue) => total + ended(queue), 0);
  return n === 0 ? null : known.reduce((total, queue) => total + queue.serviceLevel.targetPercent! * ended(queue), 0) / n;
}
