/** What the server measures of today (`/v1/live`), for all queues or for those that are looked for. */
import { useEffect } from 'preact/hooks';
import { get, Problem } from '../../api';
import { useHappenings, useReading } from '../../live/hooks';
import type { Queue } from '../../live/types';
import type { Figure } from '../reports/types';

interface Live { today: Record<string, Figure>; queues: { id: string; today: Record<string, Figure> }[] }

/** Figures of a day move slowly, and one answer tells them of every queue and agent. */
const EVERY_MS = 5_000;
const ANYWAY_MS = 30_000;
const counts = ['contact.accepted', 'contact.abandoned', 'contact.closed', 'contact.completed'];

export function useMeasured(queues: Queue[], isAll: boolean): (name: string) => number | null {
  const { value: live, failed, again } = useReading((signal) => get<Live>('/v1/live', signal), []);
  // An engine that keeps no history never will: it is asked once.
  const isThere = !(failed instanceof Problem && failed.status === 501);
  useHappenings((happened) => isThere && counts.includes(happened.type), again, EVERY_MS);
  // Who hears no events, and a new day, need a clock.
  useEffect(() => {
    if (!isThere) return;
    const timer = setInterval(() => document.hidden || again(), ANYWAY_MS);
    return () => clearInterval(timer);
  }, [isThere]);
  if (!live) return () => null;
  if (isAll) return (name) => live.today[name]?.value ?? null;
  const shown = new Set(queues.map((queue) => queue.id));
  const some = live.queues.filter((queue) => shown.has(queue.id));
  return (name) => mean(some.map((queue) => queue.today[name]));
}

/** Each with what it is made of as its weight: so the mean is that of all of them together. */
function mean(figures: (Figure | undefined)[]): number | null {
  const known = figures.filter((figure): figure is Figure => figure !== undefined && figure.value !== null && figure.n > 0);
  const n = known.reduce((total, figure) => total + figure.n, 0);
  return n === 0 ? null : known.reduce((total, figure) => total + figure.value! * figure.n, 0) / n;
}

/** What all queues shown together are to reach: each target by what ended in its queue. */
export function goalOf(queues: Queue[]): number | null {
  const known = queues.filter((queue) => queue.serviceLevel.targetPercent !== null && queue.today && queue.today.answered + queue.today.abandoned > 0);
  const ended = (queue: Queue) => queue.today!.answered + queue.today!.abandoned;
  const n = known.reduce((total, queue) => total + ended(queue), 0);
  return n === 0 ? null : known.reduce((total, queue) => total + queue.serviceLevel.targetPercent! * ended(queue), 0) / n;
}
