/** Whose day today is: as the address says, or else the groups' own where they agree on one, or else this browser's. */
import { useEffect } from 'preact/hooks';
import { get, id, Problem } from '../../api';
import { useReading } from '../../live/hooks';
import type { Queue } from '../../live/types';
import { useQuery } from '../../route';
import { zone as mine } from '../reports/reading';

const MOST_GROUPS = 20;
/** What could not be read is asked for again after so long. */
const AGAIN_MS = 30_000;
/** What a group has whose planning nobody has set. */
const UNSET = 'UTC';

/** The zone is null while the groups' own are not read. */
export interface Zones { zone: string | null; zones: string[]; choose: (zone: string) => void; failed: unknown; again: () => void }

export function useZone(queues: Queue[]): Zones {
  const [chosen, set] = useQuery('zone');
  const groups = [...new Set(queues.map((queue) => queue.group))].sort().slice(0, MOST_GROUPS).join('\n');
  // Of no groups nothing is told: they are read themselves first.
  const { value: theirs, failed, again } = useReading((signal) => (groups ? Promise.all(groups.split('\n').map((group) => zoneOf(group, signal))) : Promise.resolve(null)), [groups]);
  useEffect(() => {
    if (!failed) return;
    const timer = setTimeout(again, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [failed]);
  const named = [...new Set(theirs ?? [])].filter((zone) => zone !== UNSET);
  const usual = theirs ? (named.length === 1 ? named[0]! : mine) : null;
  return { zone: chosen || usual, zones: [...new Set([mine, ...named, UNSET, ...(chosen ? [chosen] : [])])], choose: (zone) => set(zone === usual ? '' : zone), failed, again };
}

/** A group that is gone, or whose planning is not for this reader, has no say. */
const zoneOf = (group: string, signal: AbortSignal) => get<{ timeZone: string }>(`/v1/groups/${id(group)}/planning`, signal).then((planning) => planning.timeZone, (failure) => {
  if (failure instanceof Problem && [403, 404, 501].includes(failure.status)) return UNSET;
  throw failure;
});
