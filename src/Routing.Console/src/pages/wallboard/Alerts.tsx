import { get } from '../../api';
import { duration, number, secondsSince } from '../../format';
import { useHappenings, useNow, useReading } from '../../live/hooks';
import { useUnheard } from '../../live/unheard';
import { t, useLanguage, word } from '../../text/text';
import { Badge, Panel } from '../../ui/basics';
import { readMeasures } from '../reports/reading';
import { shown as shownAs, tipOf, titleOf, type Dimension, type Measure } from '../reports/types';

interface Alert {
  id: string; name?: string | null; severity: 'warning' | 'critical'; measure: string; of: Partial<Record<Dimension, string | null>>;
  raisedAt: string; value: number; lastValue?: number | null; limit: number; direction: 'above' | 'below'; expected?: number | null; deviation?: number | null;
}

const SHOWN = 8;
const EVERY_MS = 1_000;

/** What is off its threshold now, the critical first; nothing is drawn while nothing is. */
export function Alerts() {
  const alerts = useReading((signal) => get<{ items: Alert[]; next: string | null }>(`/v1/alerts?limit=${SHOWN}`, signal), []);
  useHappenings((happened) => happened.type.startsWith('alert.'), alerts.again, EVERY_MS);
  useUnheard(alerts.again);
  const now = useNow();
  const language = useLanguage();
  const raised = [...(alerts.value?.items ?? [])].sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'critical' ? -1 : 1));
  const known = useReading((signal) => (raised.length ? readMeasures(signal) : Promise.resolve([])), [raised.length > 0]);
  const measures = known.value ?? [];
  if (raised.length === 0) return null;
  return (
    <Panel title={t('alerts.title')} class="alerts" side={<span class="faint">{raised.length}{alerts.value?.next && '+'}</span>}>
      <div role="alert"><ul class="people">{raised.map((alert) => (
        <li key={alert.id}>
          <span><Badge tone={alert.severity === 'critical' ? 'bad' : 'warn'}>{t(`alerts.${alert.severity}`)}</Badge> <strong>{alert.name || nameOf(alert, measures, language)}</strong> <span class="faint">{aboutOf(alert)}</span></span>
          <span tabIndex={0} data-tip={definitionOf(alert, measures, language)}>{t(`alerts.${alert.direction}`, shown(alert, alert.lastValue ?? alert.value, measures), isUnusual(alert) ? t('alerts.deviations', number(alert.deviation, 1)) : shown(alert, alert.limit, measures))} <span class="faint">{t('alerts.since', duration(secondsSince(alert.raisedAt, now)))}</span></span>
        </li>
      ))}</ul></div>
    </Panel>
  );
}

const isUnusual = (alert: Alert) => alert.deviation !== null && alert.deviation !== undefined;

/** Which part of the center it is about. */
const aboutOf = ({ of }: Alert) => [of.queue, of.agent, of.intent, of.tier && word('tier', of.tier), of.channel && word('channel', of.channel), of.language].filter(Boolean).join(' · ');

/** What is watched, where nobody gave the rule a name. */
function nameOf({ measure }: Alert, measures: Measure[], language: string): string {
  const known = measures.find((one) => one.name === measure);
  return known ? titleOf(known, language) : word('gauge', measure);
}

function definitionOf({ measure }: Alert, measures: Measure[], language: string): string | undefined {
  const known = measures.find((one) => one.name === measure);
  return known ? tipOf(known, language) : measure.startsWith('live.') ? t(`def.${measure}`) : undefined;
}

/** In the unit of its measure; of what is live only the name tells it. */
function shown({ measure }: Alert, value: number, measures: Measure[]): string {
  const known = measures.find((one) => one.name === measure);
  if (known) return shownAs(known, value);
  return /Wait$|notReady$/.test(measure) ? duration(value) : number(value);
}
