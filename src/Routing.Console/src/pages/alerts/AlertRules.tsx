/** What is watched: what is raised now and was, and the rules that say so, which admins make, pause and change. */
import { all } from '../../api';
import { useHappenings, useReading } from '../../live/hooks';
import { useUnheard } from '../../live/unheard';
import { pathTo } from '../../route';
import { t, useLanguage } from '../../text/text';
import { Badge, Empty, Failed, Loading, Panel, Title } from '../../ui/basics';
import { readMeasures } from '../reports/reading';
import { measureName } from './AlertRow';
import { RuleEditor } from './RuleEditor';
import { Told } from './Told';
import type { AlertRule } from './types';

const NEW = '~new';
const EVERY_MS = 1_000;

export function AlertRules({ about }: { about: string | null }) {
  const list = useReading((signal) => all<AlertRule>('/v1/alertRules', signal), []);
  const known = useReading(readMeasures, []);
  const language = useLanguage();
  useHappenings((happened) => happened.type.startsWith('alert.'), list.again, EVERY_MS);
  useUnheard(list.again);
  const measures = known.value ?? [];
  const title = <Title text={t('watch.title')}><a class="button main" href={pathTo('alerts', NEW)}>{t('watch.new')}</a></Title>;
  if (!list.value) return <>{title}{list.failed ? <Failed failure={list.failed} again={list.again} /> : <Loading />}</>;
  const rules = [...list.value].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const chosen = rules.find((one) => one.id === about);
  return (
    <div class="stack">
      {title}
      {list.failed && <Failed failure={list.failed} again={list.again} />}
      <div class="columns list-left">
        <Panel class="flush">
          {rules.length === 0 ? <p class="empty">{t('watch.none')}</p> : <ul class="list">{rules.map((rule) => (
            <li key={rule.id}><a href={pathTo('alerts', rule.id)} aria-current={about === rule.id ? 'true' : undefined}>
              <strong>{nameOf(rule)}</strong><small>{measureName(rule.measure, measures, language)}</small>
              <span><Standing rule={rule} /></span>
            </a></li>
          ))}</ul>}
        </Panel>
        <div class="stack">
          {about === NEW ? <RuleEditor key={NEW} about={null} measures={measures} taken={rules.map((one) => one.id)} again={list.again} />
            : chosen ? <RuleEditor key={chosen.id} about={chosen.id} measures={measures} taken={[]} again={list.again} />
            : about ? <Empty title={t('watch.missing', about)} todo={<a href={pathTo('alerts')}>{t('watch.title')}</a>} />
            : rules.length === 0 && <Empty title={t('watch.none')} todo={t('watch.none.do')} />}
          <Told rule={chosen?.id ?? null} measures={measures} />
        </div>
      </div>
    </div>
  );
}

/** Why nothing is raised is told where it is not that all is well. */
function Standing({ rule }: { rule: AlertRule }) {
  if (rule.paused) return <Badge tone="none">{t('watch.is.paused')}</Badge>;
  if (rule.raised) return <Badge tone={rule.severity === 'critical' ? 'bad' : 'warn'}>{t('watch.is.raised', rule.raised)}</Badge>;
  if (rule.neverRaises) return <><Badge tone="warn">{t('watch.is.never')}</Badge> <small>{rule.neverRaises}</small></>;
  if (!rule.past) return <Badge tone="good">{t('watch.is.calm')}</Badge>;
  const { weeks, needed, timesAsFar } = rule.past;
  if (timesAsFar === null) return <><Badge tone="calm">{t('watch.is.young')}</Badge> <small>{t('watch.is.young.weeks', weeks, needed)}</small></>;
  return <><Badge tone="good">{t('watch.is.calm')}</Badge> <small>{t('watch.is.wider', weeks, timesAsFar)}</small></>;
}

const nameOf = (rule: AlertRule) => rule.name || rule.id;
