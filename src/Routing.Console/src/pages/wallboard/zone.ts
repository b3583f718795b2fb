/** Whose day today is: as the address says, or else the groups' own where they agree on one, or else this browser's. */
import { get, id } from '../../api';
import { useReading } from '../../live/hooks';
import type { Queue } from '../../live/types';
import { useQuery } from '../../route';
import { zone as mine } from '../reports/reading';

const MOST_GROUPS = 20;
/** What a group has whose planning nobody has set. */
const UNSET = 'UTC';

export interface Zones { zone: string | null; zones: string[]; choose: (zone: string) => void }

export function useZone(queues: Queue[]): Zones {
  const [chosen, set] = useQuery('zone');
  const groups = [...new Set(queues.map((queue) => queue.group))].sort().slice(0, MOST_GROUPS).join('\n');
  const { value: theirs } = useReading((signal) => Promise.all((groups ? groups.split('\n') : []).map((group) => zoneOf(group, signal))), [groups]);
  const named = [...new Set(theirs ?? [])].filter((zone) => zone !== UNSET);
  const usual = theirs ? (named.length === 1 ? named[0]! : mine) : null;
  return { zone: chosen || usual, zones: [...new Set([mine, ...named, UNSET, ...(chosen ? [chosen] : [])])], choose: (zone) => set(zone === usual ? '' : zone) };
}

const zoneOf = (group: string, signal: AbortSignal) => get<{ timeZone: string }>(`/v1/groups/${id(group)}/planning`, signal).then((planning) => planning.timeZone, () => UNSET);
