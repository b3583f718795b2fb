/**
 * Queues and agents as they stand. The server is the truth: an event only says what to read again, at most once a second, so that
 * nothing drifts and a burst costs no more than one reading.
 */
import { all, get, id } from '../api';
import { Store } from '../store';
import { connection, listen, onReconnect } from './stream';
import type { Happening, Read } from './types';

export interface Board<T> { items: Map<string, Read<T>>; read: boolean; failed: unknown }

/** What an event touches; unsure when that is not all of it. */
interface Touched { keys: string[]; unsure?: boolean }

interface Pace {
  /** So many changed, and reading all costs less. */
  wholeFrom: number;
  /** So long after an event an answer may still be from before it; what was touched within it is read once more. */
  settleMs: number;
}

const TICK_MS = 1_000;
const MOST_AT_ONCE = 24;
const UNSURE_EVERY_MS = 5_000;
const UNHEARD_EVERY_MS = 10_000;

export class LiveBoard<T extends { id: string }> {
  readonly board = new Store<Board<T>>({ items: new Map(), read: false, failed: null });
  /** What to read again, and when it was last touched. */
  private readonly changed = new Map<string, number>();
  /** When something was touched of which nobody knows what it is; nought once all was read again. */
  private unsureAt = 0;
  private wholeAt = 0;
  private isOld = false;
  private users = 0;
  private busy = false;
  private end: (() => void)[] = [];

  constructor(private readonly path: string, private readonly touched: (happened: Happening) => Touched, private readonly pace: Pace) {}

  /** Whether it is looked at and was not read yet. */
  get isComing(): boolean {
    return this.users > 0 && !this.board.value.read;
  }

  /** Whether it is live, or about to be. */
  get isUsed(): boolean {
    return this.users > 0;
  }

  /** Keeps it live while somebody looks. */
  use(): () => void {
    if (this.users++ === 0) this.start();
    return () => {
      if (--this.users === 0) for (const act of this.end.splice(0)) act();
    };
  }

  touch(key: string): void {
    this.changed.set(key, Date.now());
  }

  /** Reads all once more, now or as soon as the reading under way is done. */
  readonly again = (): void => {
    this.isOld = true;
    void this.tick();
  };

  private start(): void {
    const timer = setInterval(() => void this.tick(), TICK_MS);
    this.end = [
      () => clearInterval(timer),
      listen((happened) => {
        const { keys, unsure } = this.touched(happened);
        for (const key of keys) this.touch(key);
        if (unsure) this.unsureAt = Date.now();
      }),
      onReconnect(this.again),
    ];
    this.again();
  }

  /** One reading at a time: an older answer must not come after a newer one. */
  private async tick(): Promise<void> {
    // While the stream is broken there is nobody to ask; all is read again once it is back.
    if (this.busy || (this.board.value.read && (document.hidden || connection.value.link === 'broken'))) return;
    this.busy = true;
    try {
      if (this.isWholeDue()) await this.readAll();
      else if (this.changed.size > 0) await this.readSome();
    } finally {
      this.busy = false;
    }
  }

  private isWholeDue(): boolean {
    const since = Date.now() - this.wholeAt;
    return this.isOld || this.board.value.failed !== null || this.changed.size >= this.pace.wholeFrom
      || (this.unsureAt > 0 && since >= UNSURE_EVERY_MS) || (connection.value.link === 'refused' && since >= UNHEARD_EVERY_MS);
  }

  private async readAll(): Promise<void> {
    this.wholeAt = Date.now();
    this.isOld = false;
    if (this.hasSettled(this.unsureAt)) this.unsureAt = 0;
    this.forget([...this.changed.keys()]);
    try {
      const items = await all<T>(this.path);
      const readAt = Date.now();
      this.board.set({ items: new Map(items.map((item) => [item.id, { ...item, readAt }])), read: true, failed: null });
    } catch (failed) {
      this.board.update({ failed });
    }
  }

  private async readSome(): Promise<void> {
    const keys = [...this.changed.keys()].slice(0, MOST_AT_ONCE);
    this.forget(keys);
    const found = await Promise.all(keys.map((key) => get<T>(`${this.path}/${id(key)}`).catch((failed) => (failed.status === 404 ? null : undefined))));
    const items = new Map(this.board.value.items);
    const readAt = Date.now();
    keys.forEach((key, at) => {
      const item = found[at];
      if (item) items.set(key, { ...item, readAt });
      else if (item === null) items.delete(key);
      // What could not be read is tried again.
      else this.touch(key);
    });
    this.board.set({ items, read: true, failed: null });
  }

  private forget(keys: string[]): void {
    for (const key of keys) if (this.hasSettled(this.changed.get(key)!)) this.changed.delete(key);
  }

  private hasSettled(touchedAt: number): boolean {
    return Date.now() - touchedAt >= this.pace.settleMs;
  }
}
