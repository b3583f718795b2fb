import { get } from '../../api';
import { duration, secondsSince } from '../../format';
import { useHappenings, useNow, useReading } from '../../live/hooks';
import { useUnheard } from '../../live/unheard';
import { t } from '../../text/text';
import { Panel } from '../../ui/basics';
import { AlertRow } from '../alerts/AlertRow';
import type { Alert } from '../alerts/types';
import { readMeasures } from '../reports/reading';

const SHOWN = 8;
const EVERY_MS = 1_000;

/** What is off its threshold now, the critical first; nothing is drawn while nothing is. */
export function Alerts() {
  const alerts = useReading((signal) => get<{ items: Alert[]; next: string | null }>(`/v1/alerts?limit=${SHOWN}`, signal), []);
  useHappenings((happened) => happened.type.startsWith('alert.'), alerts.again, EVERY_MS);
  useUnheard(alerts.again);
  const now = useNow();
  const raised = [...(alerts.value?.items ?? [])].sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'critical' ? -1 : 1));
  const known = useReading((signal) => (raised.length ? readMeasures(signal) : Promise.resolve([])), [raised.length > 0]);
  if (raised.length === 0) return null;
  return (
    <Panel title={t('alerts.title')} class="alerts" side={<span class="faint">{raised.length}{alerts.value?.next && '+'}</span>}>
      <div role="alert"><ul class="people">{raised.map((alert) => <AlertRow key={alert.id} alert={alert} measures={known.value ?? []} when={t('alerts.since', duration(secondsSince(alert.raisedAt, now)))} />)}</ul></div>
    </Panel>
  );
}
