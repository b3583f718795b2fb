import { useMemo } from 'preact/hooks';
import { all, get, id } from '../../api';
import { number, percent } from '../../format';
import { useReading } from '../../live/hooks';
import { useNames, type Naming } from '../../live/names';
import { useQuery } from '../../route';
import { t, useLanguage, word } from '../../text/text';
import { Empty, Failed, Loading, Panel } from '../../ui/basics';
import { Chart } from '../../ui/Chart';
import { Name } from '../../ui/Name';
import { Table, type Column } from '../../ui/Table';
import { useDays } from './days';
import { earlyOf } from './early';
import type { Forecast, Slot, Summary } from './types';

const TRIED = 7;

/** Each series with its error against seasonal naive; the one chosen drawn ahead, and back over the last days against what came. */
export function Forecasts({ group }: { group: string }) {
  const [queue, setQueue] = useQuery('queue');
  const [intent, setIntent] = useQuery('intent');
  const list = useReading((signal) => all<Summary>(`/v1/groups/${id(group)}/forecasts`, signal), [group]);
  const queueOf = useNames('queue');
  const language = useLanguage();
  const columns = useMemo(() => columnsOf(queueOf), [queueOf, language]);
  const whole = (list.value ?? []).filter((one) => one.intent === null);
  const chosen = (list.value ?? []).find((one) => one.queue === queue && (one.intent ?? '') === intent) ?? whole.find((one) => one.queue === queue) ?? whole.find((one) => one.method !== null);
  const choose = (one: Summary) => {
    setQueue(one.queue);
    setIntent(one.intent ?? '');
  };
  if (list.failed) return <Failed failure={list.failed} again={list.again} />;
  if (!list.value) return <Loading />;
  if (list.value.length === 0) return <Empty title={t('plan.noqueues')} todo={t('wall.noqueues.do')} />;
  return (
    <>
      {chosen ? <One key={keyOf(chosen)} summary={chosen} choose={choose} series={list.value} /> : <Empty title={t('plan.tooshort')} todo={earlyOf(whole[0])} />}
      <Panel class="flush" title={t('plan.series')}><Table name="forecast" label={t('plan.series')} rows={list.value} columns={columns} id={keyOf} order="queue" /></Panel>
    </>
  );
}

const keyOf = (one: Summary) => `${one.queue}/${one.intent ?? ''}`;

function One({ summary, choose, series }: { summary: Summary; choose: (one: Summary) => void; series: Summary[] }) {
  const [days, pickDays] = useDays();
  const reading = useReading((signal) => get<Forecast>(`/v1/queues/${id(summary.queue)}/forecast?days=${days}&tried=${summary.method ? TRIED : 0}${summary.intent === null ? '' : `&intent=${id(summary.intent)}`}`, signal), [summary.queue, summary.intent, days]);
  const forecast = reading.value;
  const ahead = useMemo(() => linesOf(forecast?.slots ?? []), [forecast]);
  const back = useMemo(() => linesOf(forecast?.tried?.slots ?? []), [forecast]);
  const nameOf = useNames('queue');
  const count = (value: number | null) => number(value, Number.isInteger(value) ? 0 : 1);
  const nameOfSeries = (one: Summary) => (one.intent === null ? nameOf(one.queue) : `${nameOf(one.queue)}: ${one.intent}`);
  const title = nameOfSeries(summary);
  const pick = (
    <div class="actions">
      <label class="pick"><span>{t('plan.one')}</span><select value={keyOf(summary)} onChange={(change) => choose(series.find((one) => keyOf(one) === change.currentTarget.value)!)}>{series.map((one) => <option key={keyOf(one)} value={keyOf(one)}>{nameOfSeries(one)}</option>)}</select></label>
      {pickDays}
    </div>
  );
  if (summary.method === null) return <Panel title={title} side={pick}><p class="quiet">{earlyOf(summary)}</p></Panel>;
  if (!forecast) return reading.failed ? <Failed failure={reading.failed} again={reading.again} /> : <Loading />;
  return (
    <>
      <Panel title={t('plan.ahead', title)} side={pick}>
        <Chart times={ahead.times} series={ahead.series} show={count} label={`${t('plan.ahead', title)}. ${t('reports.chart.table')}`} />
        <p class="quiet">{t('plan.method', methodOf(forecast.method), forecast.knownDays, forecast.timeZone)}</p>
      </Panel>
      {forecast.tried && (
        <Panel title={t('plan.came', forecast.tried.days)}>
          <Chart times={back.times} series={back.series} show={count} label={`${t('plan.came', forecast.tried.days)}. ${t('plan.came.text', percent(forecast.tried.wapePercent, 1), percent(forecast.tried.naiveWapePercent, 1))}`} />
          <p class="quiet">{t('plan.came.text', percent(forecast.tried.wapePercent, 1), percent(forecast.tried.naiveWapePercent, 1))} {t('plan.came.more', number(forecast.tried.mase, 2), percent(forecast.tried.heldPercent, 0))}{forecast.tried.floorWapePercent != null && ` ${t('plan.came.floor', percent(forecast.tried.floorWapePercent, 1), percent(forecast.tried.reachedPercent ?? null, 0))}`}</p>
        </Panel>
      )}
    </>
  );
}

function linesOf(slots: Slot[]) {
  return {
    times: slots.map((slot) => Date.parse(slot.from) / 1000),
    series: [
      { label: t('plan.expected'), values: slots.map((slot): number | null => slot.contacts) }, { label: t('plan.camein'), values: slots.map((slot) => slot.came) },
      { label: t('plan.low'), values: slots.map((slot): number | null => slot.low) }, { label: t('plan.high'), values: slots.map((slot): number | null => slot.high) },
    ],
  };
}

/** The API names a method in English; a new one is shown by that name. */
const methodOf = (method: string) => { const key = method.replaceAll(' ', '-'); const said = word('method', key); return said === key ? method : said; };

const columnsOf = (queueOf: Naming): Column<Summary>[] => [
  { key: 'queue', title: t('wall.queue'), value: (one) => queueOf(one.queue), show: (one) => <strong><Name of="queue" id={one.queue} /></strong> },
  { key: 'intent', title: t('contact.intent'), value: (one) => one.intent, show: (one) => one.intent ?? t('reports.whole') },
  { key: 'today', title: t('plan.today'), number: true, value: (one) => one.contactsToday, show: (one) => number(one.contactsToday) },
  { key: 'tomorrow', title: t('plan.tomorrow'), number: true, value: (one) => one.contactsTomorrow, show: (one) => number(one.contactsTomorrow) },
  { key: 'wape', title: 'WAPE', def: 'wape', number: true, value: (one) => one.wapePercent, show: (one) => percent(one.wapePercent, 1) },
  { key: 'naive', title: t('plan.naive'), def: 'naive', number: true, value: (one) => one.naiveWapePercent, show: (one) => percent(one.naiveWapePercent, 1) },
  { key: 'floor', title: t('plan.floor'), def: 'floor', number: true, value: (one) => one.floorWapePercent ?? null, show: (one) => percent(one.floorWapePercent ?? null, 1) },
  { key: 'reached', title: t('plan.reached'), def: 'reached', number: true, value: (one) => one.reachedPercent ?? null, show: (one) => percent(one.reachedPercent ?? null, 0) },
  { key: 'mase', title: 'MASE', def: 'mase', number: true, value: (one) => one.mase, show: (one) => number(one.mase, 2) },
  { key: 'method', title: t('plan.how'), wide: true, value: (one) => one.method && methodOf(one.method), show: (one) => (one.method ? methodOf(one.method) : <span class="faint">{earlyOf(one)}</span>) },
];
