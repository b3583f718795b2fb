/** A value that is watched, and a hook that draws anew when what was chosen of it changes. */
import { useEffect, useReducer, useRef } from 'preact/hooks';

export class Store<T> {
  private readonly watchers = new Set<() => void>();

  constructor(public value: T) {}

  set(value: T): void {
    if (value === this.value) return;
    this.value = value;
    for (const watcher of [...this.watchers]) watcher();
  }

  update(change: Partial<T>): void {
    this.set({ ...this.value, ...change });
  }

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }
}

export function useStore<T, R = T>(store: Store<T>, choose: (value: T) => R = (value) => value as unknown as R): R {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const latest = useRef<{ chosen: R; choose: (value: T) => R }>(null!);
  latest.current = { chosen: choose(store.value), choose };
  useEffect(() => {
    const look = () => {
      if (latest.current.choose(store.value) !== latest.current.chosen) draw(0);
    };
    // Effects come after the picture: what changed in between would be missed.
    look();
    return store.watch(look);
  }, [store]);
  return latest.current.chosen;
}
