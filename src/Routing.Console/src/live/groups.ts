import { useMemo } from 'preact/hooks';
import { useQueues } from './hooks';

/** The routing groups there are, by their queues; and the one that is looked at, whether it has any or not. */
export function useGroups(looked: string): string[] {
  const { items } = useQueues();
  return useMemo(() => [...new Set(['default', looked, ...[...items.values()].map((queue) => queue.group)])].sort(), [items, looked]);
}
