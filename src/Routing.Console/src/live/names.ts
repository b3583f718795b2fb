/** What queues and agents are called, for whoever knows them by their ids. */
import { useCallback, useEffect } from 'preact/hooks';
import { all } from '../api';
import { has } from '../session';
import { Store, useStore } from '../store';
import { agents, queues } from './board';
import type { LiveBoard } from './liveBoard';
import { onReconnect } from './stream';

export type Kind = 'queue' | 'agent';

const boards: Record<Kind, LiveBoard<any>> = { queue: queues, agent: agents };
const paths = { queue: '/v1/queues', agent: '/v1/agents' };
/** What was called otherwise meanwhile is known after so long, or at once where the board is live. */
const KEPT_MS = 5 * 60_000;

const kept = new Store<Record<Kind, Map<string, string>>>({ queue: new Map(), agent: new Map() });
const readAt: Record<Kind, number> = { queue: 0, agent: 0 };
onReconnect(() => { readAt.queue = readAt.agent = 0; });

/** Nothing is read that a board has or is about to have; who may not read the list goes by ids. */
async function read(kind: Kind): Promise<void> {
  const { board, isComing } = boards[kind];
  if (board.value.read || isComing || Date.now() - readAt[kind] < KEPT_MS || !has('supervisor', 'admin')) return;
  readAt[kind] = Date.now();
  const found = await all<{ id: string; name: string }>(paths[kind]).catch(() => null);
  if (found) kept.update({ [kind]: new Map(found.map((one) => [one.id, one.name])) });
  else readAt[kind] = 0;
}

/** Answers a name by its id; the id where there is none. It is another function once more is known. */
export function useNames(kind: Kind): (id: string) => string {
  const names = useStore(kept, (value) => value[kind]);
  const isLive = useStore(boards[kind].board, (board) => board.read);
  // After the effects of all that is drawn with it, some of which begin to use the board.
  useEffect(() => {
    const soon = setTimeout(() => void read(kind));
    return () => clearTimeout(soon);
  }, [kind]);
  return useCallback((id: string) => boards[kind].board.value.items.get(id)?.name || names.get(id) || id, [kind, names, isLive]);
}
