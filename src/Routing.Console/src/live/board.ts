/**
 * Queues and agents as they stand. The server is the truth: an event only says what to read again, at most once a second, so that
 * nothing drifts and a burst costs no more than one reading.
 */
import { all, get, id } from '../api';
import { Store } from '../store';
import { connection, listen, onReconnect } from './stream';
import type { Agent, Happening, Queue } from './types';

export interface Board<T> { items: Map<string, T>; read: boolean; failed: unknown }

const TICK_MS = 1_000;
const MOST_AT_ONCE = 24;

class LiveBoard<T extends { id: string }> {
  readonly board = new Store<Board<T>>({ items: new Map(), read: false, failed: null });
  private readonly changed = new Set<string>();
  private users = 0;
  private busy = false;
  private end: (() => void)[] = [];

  constructor(private readonly path: string, private readonly touched: (happened: Happening) => string | undefined, private readonly wholeFrom: number) {}

  /** Keeps it live while somebody looks. */
  use(): () => void {
    if (this.users++ === 0) this.start();
    return () => {
      if (--this.users === 0) for (const act of this.end.splice(0)) act();
    };
  }

  touch(key: string): void {
    this.changed.add(key);
  }

  async readAll(): Promise<void> {
    this.changed.clear();
    try {
      const items = await all<T>(this.path);
      this.board.set({ items: new Map(items.map((item) => [item.id, item])), read: true, failed: null });
    } catch (failed) {
      this.board.update({ failed });
    }
  }

  private start(): void {
    void this.readAll();
    const timer = setInterval(() => void this.tick(), TICK_MS);
    this.end = [
      () => clearInterval(timer),
      listen((happened) => {
        const key = this.touched(happened);
        if (key) this.changed.add(key);
      }),
      onReconnect(() => void this.readAll()),
    ];
  }

  private async tick(): Promise<void> {
    // While the stream is broken there is nobody to ask; all is read again once it is back.
    if (this.busy || document.hidden || connection.value.link === 'broken') return;
    if (this.board.value.failed) return this.readAll();
    if (this.changed.size === 0) return;
    this.busy = true;
    try {
      if (this.changed.size >= this.wholeFrom) await this.readAll();
      else await this.readSome();
    } finally {
      this.busy = false;
    }
  }

  private async readSome(): Promise<void> {
    const keys = [...this.changed].slice(0, MOST_AT_ONCE);
    for (const key of keys) this.changed.delete(key);
    const found = await Promise.all(keys.map((key) => get<T>(`${this.path}/${id(key)}`).catch((failed) => (failed.status === 404 ? null : undefined))));
    const items = new Map(this.board.value.items);
    keys.forEach((key, at) => {
      if (found[at]) items.set(key, found[at]!);
      else if (found[at] === null) items.delete(key);
    });
    this.board.set({ items, read: true, failed: null });
  }
}

export const queues = new LiveBoard<Queue>('/v1/queues', (happened) => happened.queue ?? (happened.type.startsWith('queue.') ? String(happened.data.queueId) : undefined), 8);
export const agents = new LiveBoard<Agent>('/v1/agents', (happened) => happened.agent ?? (happened.type.startsWith('agent.') ? String(happened.data.agentId) : undefined), 300);
