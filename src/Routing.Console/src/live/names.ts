/** What queues and agents are called, for whoever knows them by their ids: read by those ids, and again when one is configured anew. */
import { useCallback, useEffect } from 'preact/hooks';
import { all, get, id as escaped } from '../api';
import { has } from '../session';
import { Store, useStore } from '../store';
import { agents, keysOf, queues } from './board';
import type { LiveBoard } from './liveBoard';
import { connection, listen, onReconnect } from './stream';
import type { Happening } from './types';

export type Kind = 'queue' | 'agent';
export type Naming = (id: string) => string;

type Named = { id: string; name: string };

/** So many are asked for one by one; of more the list costs less. */
const ONE_BY_ONE = 24;
const AT_ONCE = 6;
const MOST = 10_000;
/** By then whatever is drawn along with it has begun to use a board, if it does. */
const SOON_MS = 60;
/** What was configured in one go is read in one go. */
const SETTLE_MS = 500;
const LINGER_MS = 2_000;
/** Who hears no events finds out what was called otherwise after so long. */
const KEPT_MS = 5 * 60_000;

class Names {
  readonly known = new Store<ReadonlyMap<string, string>>(new Map());
  private readonly askedAt = new Map<string, number>();
  private readonly wanted = new Set<string>();
  private timer = 0;
  private busy = false;
  private users = 0;
  private end: (() => void)[] = [];

  constructor(private readonly path: string, private readonly board: LiveBoard<any>, private readonly touched: (happened: Happening) => string[]) {
    board.board.watch(() => this.learn(board.board.value.items.values()));
  }

  use(): () => void {
    if (this.users++ === 0 && this.end.length === 0) {
      this.end = [
        listen((happened) => this.touched(happened).forEach((id) => this.known.value.has(id) && this.want(id, SETTLE_MS))),
        onReconnect(() => [...this.askedAt.keys()].forEach((id) => this.want(id))),
      ];
    }
    // The next page begins to look before this one ends, and it may not: from then on nobody hears what is called otherwise.
    return () => void (--this.users === 0 && setTimeout(() => this.users === 0 && this.rest(), LINGER_MS));
  }

  /** The id while no name is known. */
  of(id: string): string {
    const askedAt = this.askedAt.get(id);
    if (!this.board.isUsed && (askedAt === undefined || (connection.value.link === 'refused' && Date.now() - askedAt > KEPT_MS))) this.want(id);
    return this.known.value.get(id) || id;
  }

  private rest(): void {
    for (const act of this.end.splice(0)) act();
    this.askedAt.clear();
  }

  private want(id: string, afterMs = SOON_MS): void {
    this.wanted.add(id);
    this.timer ||= window.setTimeout(() => { this.timer = 0; void this.read(); }, afterMs);
  }

  private learn(found: Iterable<Named>): void {
    let known: Map<string, string> | null = null;
    for (const { id, name } of found) if (this.known.value.get(id) !== name) (known ??= new Map(this.known.value)).set(id, name);
    if (!known) return;
    for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - MOST))) known.delete(oldest);
    this.known.set(known);
  }

  /** Nothing is read that a board has or is about to have; who may not read the list goes by ids. */
  private async read(): Promise<void> {
    if (this.busy) return;
    const ids = [...this.wanted];
    this.wanted.clear();
    if (ids.length === 0 || this.board.isUsed || !has('supervisor', 'admin')) return;
    this.busy = true;
    for (const id of ids) this.askedAt.set(id, Date.now());
    try {
      this.learn(ids.length > ONE_BY_ONE ? await all<Named>(this.path) : await this.readSome(ids));
    } catch {
      // Asked for again when it is drawn again.
      for (const id of ids) this.askedAt.delete(id);
    } finally {
      this.busy = false;
      if (this.wanted.size > 0) void this.read();
    }
  }

  /** One that is gone goes by its id. */
  private async readSome(ids: string[]): Promise<Named[]> {
    const found: Named[] = [];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      found.push(...await Promise.all(ids.slice(at, at + AT_ONCE).map((id) => get<Named>(`${this.path}/${escaped(id)}`).catch((failed) => {
        if (failed.status === 404) return { id, name: '' };
        throw failed;
      }))));
    }
    return found;
  }
}

const isNamed = (happened: Happening, kind: Kind) => happened.type === `${kind}.configured` || happened.type === `${kind}.deleted`;

const names: Record<Kind, Names> = {
  queue: new Names('/v1/queues', queues, (happened) => (isNamed(happened, 'queue') ? keysOf(happened.queue, happened.data.queueId) : [])),
  agent: new Names('/v1/agents', agents, (happened) => (isNamed(happened, 'agent') ? keysOf(happened.agent, happened.data.agentId) : [])),
};

/** Answers a name by its id; the id where there is none. It is another function once more is known. */
export function useNames(kind: Kind): Naming {
  useEffect(() => names[kind].use(), [kind]);
  const known = useStore(names[kind].known);
  return useCallback((id: string) => names[kind].of(id), [kind, known]);
}
