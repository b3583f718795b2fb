import type { Queue } from '../../live/types';

const described = ['id', 'version', 'waiting', 'offered', 'scheduled', 'pending', 'oldestWaitSeconds', 'agents', 'isOpen', 'today', 'estimatedWait', 'estimateError', 'warnings'];

/** The configuration of a queue, without how it stands now. */
export function configOf(queue: Queue): Record<string, unknown> {
  const config = Object.fromEntries(Object.entries(queue).filter(([name]) => !described.includes(name)));
  const { targetPercent, withinSeconds } = queue.serviceLevel;
  return { ...config, serviceLevel: { targetPercent, withinSeconds } };
}
