/** An alert in words: how grave, what is watched, of which part of the center, and how far it is off. */
import type { ComponentChildren } from 'preact';
import { duration, number } from '../../format';
import { useNames } from '../../live/names';
import { t, useLanguage, word } from '../../text/text';
import { Badge } from '../../ui/basics';
import { shown as shownAs, tipOf, titleOf, type Measure } from '../reports/types';
import { gauges, type Alert } from './types';

export function AlertRow({ alert, measures, when }: { alert: Alert; measures: Measure[]; when: ComponentChildren }) {
  const language = useLanguage();
  const [queueOf, agentOf] = [useNames('queue'), useNames('agent')];
  const about = [alert.of.queue && queueOf(alert.of.queue), alert.of.agent && agentOf(alert.of.agent), ...partsOf(alert)].filter(Boolean).join(' · ');
  return (
    <li>
      <div class="named">
        <span><Badge tone={alert.clearedAt ? 'none' : alert.severity === 'critical' ? 'bad' : 'warn'}>{t(`alerts.${alert.severity}`)}</Badge> <strong>{alert.name || measureName(alert.measure, measures, language)}</strong> <span class="faint">{about}</span></span>
        <small tabIndex={0} data-tip={definitionOf(alert, measures, language)}>{alert.name && `${measureName(alert.measure, measures, language)}: `}{sentence(alert, measures)}</small>
      </div>
      <span class="faint">{when}</span>
    </li>
  );
}

export function measureName(name: string, measures: Measure[], language: string): string {
  if (name in gauges) return t(`watch.${name}`);
  const measure = measures.find((one) => one.name === name);
  return measure ? titleOf(measure, language) : name;
}

/** Which part of the center it is about, beside a queue or an agent. */
const partsOf = ({ of }: Alert) => [of.intent, of.tier && word('tier', of.tier), of.channel && word('channel', of.channel), of.language];

function definitionOf({ measure }: Alert, measures: Measure[], language: string): string | undefined {
  const known = measures.find((one) => one.name === measure);
  return known ? tipOf(known, language) : measure in gauges ? t(`def.${measure}`) : undefined;
}

function sentence(alert: Alert, measures: Measure[]): string {
  const value = figure(alert.measure, alert.lastValue ?? alert.value, measures);
  const { deviation } = alert;
  if (deviation === null || deviation === undefined) return t(`alerts.${alert.direction}`, value, figure(alert.measure, alert.limit, measures));
  return t('watch.unlike', value, figure(alert.measure, alert.expected ?? 0, measures), number(deviation, 1));
}

/** In the unit of its measure; of what is live its name tells it. */
function figure(name: string, value: number, measures: Measure[]): string {
  const measure = measures.find((one) => one.name === name);
  if (measure) return shownAs(measure, value);
  return /Wait$|notReady$/.test(name) ? duration(value) : number(value);
}
