import { get } from '../../api';
import { duration, number, secondsSince } from '../../format';
import { useHappenings, useNow, useReading } from '../../live/hooks';
import { t } from '../../text/text';
import { Badge, Panel } from '../../ui/basics';
import { readMeasures } from '../reports/reading';
import { shown as shownAs, type Measure } from '../reports/types';

interface Alert {
  id: string; name: string; severity: 'warning' | 'critical'; measure: string; queue?: string | null; agent?: string | null; intent?: string | null; tier?: string | null; channel?: string | null; language?: string | null;
  raisedAt: string; value: number; lastValue: number; limit: number; direction: 'above' | 'below'; expected?: number | null; deviation?: number | null;
}

const SHOWN = 8;
const EVERY_MS = 1_000;

/** What is off its threshold now, the critical first; nothing is drawn while nothing is. */
export function Alerts() {
  const alerts = useReading((signal) => get<{ items: Alert[]; next: string | null }>(`/v1/alerts?limit=${SHOWN}`, signal), []);
  useHappenings((happened) => happened.type.startsWith('alert.'), alerts.again, EVERY_MS);
  const now = useNow();
  const raised = [...(alerts.value?.items ?? [])].sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'critical' ? -1 : 1));
  const known = useReading((signal) => (raised.length ? readMeasures(signal) : Promise.resolve([])), [raised.length > 0]);
  const measures = known.value ?? [];
  if (raised.length === 0) return null;
  return (
    <Panel title={t('alerts.title')} class="alerts" side={<span class="faint">{raised.length}{alerts.value?.next && '+'}</span>}>
      <ul class="people" role="alert">{raised.map((alert) => (
        <li key={alert.id}>
          <span><Badge tone={alert.severity === 'critical' ? 'bad' : 'warn'}>{t(`alerts.${alert.severity}`)}</Badge> <strong>{alert.name || alert.measure}</strong> <span class="faint">{aboutOf(alert)}</span></span>
          <span>{t(`alerts.${alert.direction}`, shown(alert, alert.lastValue ?? alert.value, measures), isUnusual(alert) ? t('alerts.deviations', number(alert.deviation, 1)) : shown(alert, alert.limit, measures))} <span class="faint">{t('alerts.since', duration(secondsSince(alert.raisedAt, now)))}</span></span>
        </li>
      ))}</ul>
    </Panel>
  );
}

const isUnusual = (alert: Alert) => alert.deviation !== null && alert.deviation !== undefined;

const aboutOf = (alert: Alert) => [alert.queue, alert.agent, alert.intent, alert.tier, alert.channel, alert.language].filter(Boolean).join(' · ');

/** In the unit of its measure; of what is live only the name tells it. */
function shown({ measure }: Alert, value: number, measures: Measure[]): string {
  const known = measures.find((one) => one.name === measure);
  if (known) return shownAs(known, value);
  return /Wait$|Seconds$/.test(measure) ? duration(value) : number(value);
}
