import { Problem } from '../../api';
import { identity } from '../../session';
import type { Queue } from '../../live/types';

const described = ['id', 'version', 'waiting', 'offered', 'scheduled', 'pending', 'oldestWaitSeconds', 'agents', 'isOpen', 'today', 'estimatedWait', 'estimateError'];

/** The configuration of a queue, without how it stands now. */
export function configOf(queue: Queue): Record<string, unknown> {
  const config = Object.fromEntries(Object.entries(queue).filter(([name]) => !described.includes(name)));
  const { targetPercent, withinSeconds } = queue.serviceLevel;
  return { ...config, serviceLevel: { targetPercent, withinSeconds } };
}

interface Report { report: { outcome: string; field?: string; detail?: string }[]; refused: number }

/** Asks the server by a dry run of an import, which changes nothing. */
export async function wouldTake(key: string, config: Record<string, unknown>): Promise<void> {
  const response = await fetch('/v1/queues:import?dryRun=true', {
    method: 'POST', body: JSON.stringify({ id: key, ...config }), signal: AbortSignal.timeout(10_000), headers: { ...identity(), 'Content-Type': 'application/x-ndjson' },
  });
  if (!response.ok) {
    const said = await response.json().catch(() => ({}));
    throw new Problem(response.status, said.title ?? response.statusText, said.detail ?? '', said.field);
  }
  const { report, refused } = (await response.json()) as Report;
  if (refused === 0) return;
  const line = report.find((one) => one.outcome === 'refused');
  throw new Problem(422, 'Refused', line?.detail ?? '', line?.field);
}
