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
import { earlyOf } from './early';
import type { Forecast, Slot, Summary } from './types';

const DAYS = 2;
const TRIED = 7;

/** Each series with its error against seasonal naive; the one chosen drawn ahead, and back over the last days against what came. */
export function Forecasts({ group }: { group: string }) {
  const [queue, setQueue] = useQuery('queue');
  const list = useReading((signal) => all<Summary>(`/v1/groups/${id(group)}/forecasts`, signal), [group]);
  const queueOf = useNames('queue');
  const language = useLanguage();
  const columns = useMemo(() => columnsOf(queueOf), [queueOf, language]);
  const whole = (list.value ?? []).filter((one) => one.intent === null);
  const chosen = whole.find((one) => one.queue === queue) ?? whole.find((one) => one.method !== null);
  if (list.failed) return <Failed failure={list.failed} again={list.again} />;
  if (!list.value) return <Loading />;
  if (list.value.length === 0) return <Empty title={t('plan.noqueues')} todo={t('wall.noqueues.do')} />;
  return (
    <>
      {chosen ? <One key={chosen.queue} summary={chosen} choose={setQueue} queues={whole} /> : <Empty title={t('plan.tooshort')} todo={earlyOf(whole[0])} />}
      <Panel class="flush" title={t('plan.series')}><Table name="forecast" label={t('plan.series')} rows={list.value} columns={columns} id={(one) => `${one.queue}/${one.intent ?? ''}`} order="queue" /></Panel>
    </>
  );
}

function One({ summary, choose, queues }: { summary: Summary; choose: (queue: string) => void; queues: Summary[] }) {
  const reading = useReading((signal) => get<Forecast>(`/v1/queues/${id(summary.queue)}/forecast?days=${DAYS}&tried=${summary.method ? TRIED : 0}`, signal), [summary.queue]);
  const forecast = reading.value;
  const ahead = useMemo(() => linesOf(forecast?.slots ?? []), [forecast]);
  const back = useMemo(() => linesOf(forecast?.tried?.slots ?? []), [forecast]);
  const nameOf = useNames('queue');
  const count = (value: number | null) => number(value, Number.isInteger(value) ? 0 : 1);
  const pick = <label class="pick"><span>{t('wall.queue')}</span><select value={summary.queue} onChange={(change) => choose(change.currentTarget.value)}>{queues.map((one) => <option key={one.queue} value={one.queue}>{nameOf(one.queue)}</option>)}</select></label>;
  if (summary.method === null) return <Panel title={nameOf(summary.queue)} side={pick}><p class="quiet">{earlyOf(summary)}</p></Panel>;
  if (!forecast) return reading.failed ? <Failed failure={reading.failed} again={reading.again} /> : <Loading />;
  return (
    <>
      <Panel title={t('plan.ahead', nameOf(summary.queue))} side={pick}>
        <Chart times={ahead.times} series={ahead.series} show={count} label={`${t('plan.ahead', nameOf(summary.queue))}. ${t('reports.chart.table')}`} />
        <p class="quiet">{t('plan.method', methodOf(forecast.method), forecast.knownDays, forecast.timeZone)}</p>
      </Panel>
      {forecast.tried && (
        <Panel title={t('plan.came', forecast.tried.days)}>
          <Chart times={back.times} series={back.series} show={count} label={`${t('plan.came', forecast.tried.days)}. ${t('plan.came.text', percent(forecast.tried.wapePercent, 1), percent(forecast.tried.naiveWapePercent, 1))}`} />
          <p class="quiet">{t('plan.came.text', percent(forecast.tried.wapePercent, 1), percent(forecast.tried.naiveWapePercent, 1))} {t('plan.came.more', number(forecast.tried.mase, 2), percent(forecast.tried.heldPercent, 0))}</p>
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
  { key: 'mase', title: 'MASE', def: 'mase', number: true, value: (one) => one.mase, show: (one) => number(one.mase, 2) },
  { key: 'method', title: t('plan.how'), wide: true, value: (one) => one.method && methodOf(one.method), show: (one) => (one.method ? methodOf(one.method) : <span class="faint">{earlyOf(one)}</span>) },
];
