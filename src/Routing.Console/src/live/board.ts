/** Queues and agents as they stand, and what of them an event touches. */
import { LiveBoard } from './liveBoard';
import type { Agent, Queue } from './types';

export const keysOf = (named: string | undefined, told?: unknown): string[] => [named ?? told].filter((key): key is string => typeof key === 'string');

export const agents = new LiveBoard<Agent>('/v1/agents', (happened) => ({ keys: keysOf(happened.agent, happened.type.startsWith('agent.') && happened.data.agentId) }), { wholeFrom: 300, settleMs: 0 });

/** Agents of whom something happened before it was known what they serve. */
const unplaced = new Set<string>();

const queuesOf = (agent: string): string[] | undefined => agents.board.value.items.get(agent)?.queues;

/** Who is free in a queue changes with its agents; what an agent serves is known by their board, until it is configured anew. */
export const queues = new LiveBoard<Queue>('/v1/queues', (happened) => {
  const keys = keysOf(happened.queue, happened.type.startsWith('queue.') && happened.data.queueId);
  if (!happened.agent) return { keys };
  if (agents.isComing) {
    unplaced.add(happened.agent);
    return { keys };
  }
  const served = happened.type === 'agent.presence' || !happened.type.startsWith('agent.') ? queuesOf(happened.agent) : undefined;
  return { keys: [...keys, ...(served ?? [])], unsure: served === undefined };
}, { wholeFrom: 8, settleMs: 1_000 });

agents.board.watch(() => {
  if (agents.isComing) return;
  for (const agent of unplaced) for (const key of queuesOf(agent) ?? []) queues.touch(key);
  unplaced.clear();
});
