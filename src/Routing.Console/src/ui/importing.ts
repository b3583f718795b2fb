/** Asks the server by a dry run of an import, which changes nothing, whether it would take a configuration. */
import { Problem, problemOf } from '../api';
import { identity } from '../session';
import { t } from '../text/text';

const BOUND_MS = 10_000;

interface Report { report: { outcome: string; field?: string; detail?: string }[]; refused: number }

export async function wouldTake(kind: 'queues' | 'agents', key: string, config: Record<string, unknown>): Promise<void> {
  const response = await fetch(`/v1/${kind}:import?dryRun=true`, {
    method: 'POST', body: JSON.stringify({ id: key, ...config }), signal: AbortSignal.timeout(BOUND_MS), headers: { ...identity(), 'Content-Type': 'application/x-ndjson' },
  });
  if (!response.ok) throw await problemOf(response);
  const { report, refused } = (await response.json()) as Report;
  if (refused === 0) return;
  const line = report.find((one) => one.outcome === 'refused');
  throw new Problem(422, t('problem.rule-broken'), line?.detail ?? '', line?.field);
}
