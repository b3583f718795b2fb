/** Keeps a draft on the server as it is typed: one after the other, and never over what somebody else has made of it since. */
import { ask, Problem } from '../../api';
import type { RuleSet } from './types';

/** The draft as somebody else left it; null where it is published or thrown away. */
export interface Theirs { rules: RuleSet | null; etag: string | null }

export class DraftKeeper {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly path: string, private etag: string | null) {}

  keep(rules: unknown): Promise<void> {
    const mine = this.last.then(async () => {
      this.etag = (await ask('PUT', this.path, rules, this.etag ? { ifMatch: this.etag } : { isNew: true })).etag;
    });
    // What is typed next waits its turn, whatever became of this: it goes by the answer's ETag.
    this.last = mine.catch(() => {});
    return mine;
  }

  async discard(): Promise<void> {
    await this.last;
    // Nothing that was typed could be kept yet: there is no draft of mine to delete.
    if (this.etag) await ask('DELETE', this.path, undefined, { ifMatch: this.etag });
    this.etag = null;
  }

  /** What somebody else has made of it meanwhile; null where it is as it was left here. */
  async newer(): Promise<Theirs | null> {
    await this.last;
    const theirs = await this.read();
    return theirs.etag === this.etag ? null : theirs;
  }

  isAt = (etag: string | null) => etag === this.etag;

  /** From here on it is theirs that is changed. */
  follow = (theirs: Theirs) => void (this.etag = theirs.etag);

  private async read(): Promise<Theirs> {
    try {
      const { value, etag } = await ask<RuleSet>('GET', this.path);
      return { rules: value, etag };
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 404) return { rules: null, etag: null };
      throw failure;
    }
  }
}

export const isConflict = (failure: unknown) => failure instanceof Problem && failure.status === 412;
