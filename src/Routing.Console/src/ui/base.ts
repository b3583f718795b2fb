/** What a draft was begun from. */
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';

/** Something as it was read, or answered, with its version. */
export interface Versioned<T> { value: T; etag: string | null }

export interface Base<T, D> {
  /** What the draft was begun from: it is saved against this version, whatever was read since. */
  base: Versioned<T>;
  before: D;
  draft: D;
  set: (change: (now: D) => D) => void;
  isChanged: boolean;
  /** What somebody else has saved meanwhile. */
  newer: Versioned<T> | null;
  /** Begins anew from what was saved or read. */
  begin: (from: Versioned<T>) => void;
  /** Keeps what is typed, to be saved in place of what was read. */
  keep: (from: Versioned<T>, change?: (now: D) => D) => void;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** A draft of what was read. Read anew, it is followed while nothing is typed; once something is, the version it was begun from is kept, so that another's save is not overwritten unseen. */
export function useBase<T, D>(read: Versioned<T>, draftOf: (value: T) => D): Base<T, D> {
  // With the reading of then: one from before a save tells nothing of what came after it.
  const [{ base, at }, setBase] = useState({ base: read, at: read });
  const [draft, setDraft] = useState(() => draftOf(read.value));
  const before = useMemo(() => draftOf(base.value), [base]);
  const isChanged = !same(draft, before);
  const isNewer = read !== at && read.etag !== base.etag;
  const begin = (from: Versioned<T>) => {
    setBase({ base: from, at: read });
    setDraft(draftOf(from.value));
  };
  useLayoutEffect(() => {
    if (isNewer && !isChanged) begin(read);
  }, [read, isChanged]);
  return {
    base, before, draft, set: setDraft, isChanged, newer: isNewer && isChanged ? read : null, begin,
    keep: (from, change = (now) => now) => {
      setBase({ base: from, at: read });
      setDraft(change);
    },
  };
}
