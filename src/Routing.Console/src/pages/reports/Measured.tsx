import { useMemo } from 'preact/hooks';
import { useReading } from '../../live/hooks';
import { useNames } from '../../live/names';
import { useQuery } from '../../route';
import { t, useLanguage, word } from '../../text/text';
import { Button, Empty, Failed, Loading, Panel } from '../../ui/basics';
import { Chart } from '../../ui/Chart';
import { exportTable, Table, type Column } from '../../ui/Table';
import { intervalFor, intervalsOf, readReport, type Range } from './reading';
import { Tiles } from './Tiles';
import { TimeSpent } from './TimeSpent';
import { countOf, overview, shown, tipOf, titleOf, type Dimension, type Measure, type ReportRow } from './types';

const SPENT = ['asa', 'aht.talk', 'aht.hold', 'aht.wrapUp'];
const MOST_LINES = 6;

/** One side of the figures: in tiles, over time, and by the dimension chosen. */
export function Measured({ all, side, measures, range, by }: { all: Measure[]; side: string; measures: Measure[]; range: Range; by: Dimension }) {
  const language = useLanguage();
  const nameOf = useNamed(by);
  const [name, setName] = useQuery('measure');
  const names = measures.map((one) => one.name);
  const spent = SPENT.filter((one) => all.some((known) => known.name === one));
  const whole = useReading((signal) => readReport({ measures: names, range, baseline: true }, signal), [names.join(), range]);
  const total = whole.value?.[0];
  // What has no figure is no place to begin.
  const measure = measures.find((one) => one.name === name) ?? (whole.value && (measures.find((one) => (total?.figures[one.name]?.n ?? 0) > 0) ?? measures[0]));
  // Agents' time belongs to no queue or intent: asked for by those, it is refused.
  const known = useMemo(() => measures.filter((one) => one.by.includes(by)), [measures, by]);
  const groups = useReading((signal) => readReport({ measures: [...new Set([...known.map((one) => one.name), ...spent])], by, range }, signal), [names.join(), by, range]);
  // Over time only of those drawn: of every group there may be more rows than the server answers.
  const busiest = useMemo(() => busiestOf(groups.value ?? [], by, measure?.name), [groups.value, by, measure]);
  const times = useReading((signal) => readTimes(measure, by, busiest, range, signal), [measure?.name, by, busiest.join('\n'), range]);
  const columns = useMemo(() => columnsOf(by, known, language, nameOf), [by, known, language, nameOf]);
  const chart = useMemo(() => linesOf(times.value ?? [], by, range, total, nameOf, measure?.name), [times.value, by, range, total, measure, nameOf]);
  const failed = whole.failed ?? groups.failed;
  const notice = failed && <Failed failure={failed} again={() => [whole, groups].forEach((reading) => reading.again())} />;
  if (!measure || !whole.value || !groups.value) return notice || <Loading />;
  if (!failed && groups.value.length === 0) return <Empty title={t('reports.none')} todo={t('reports.none.do')} />;
  return (
    <>
      {notice}
      <Tiles measures={measures} withSide={side === overview} row={total} chosen={measure.name} choose={setName} />
      <div class="columns report">
        <Panel title={t('reports.over', titleOf(measure, language))} side={measure.better !== 'neither' && <span class="faint">{t(`reports.better.${measure.better}`)}</span>}>
          {times.failed
            ? <Failed failure={times.failed} again={times.again} />
            : !times.value ? <Loading /> : <Chart times={chart.times} series={chart.series} show={(value) => shown(measure, value)} label={`${t('reports.over', titleOf(measure, language))}. ${t('reports.chart.table')}`} />}
        </Panel>
        <TimeSpent rows={groups.value} by={by} nameOf={nameOf} />
      </div>
      <Panel class="flush" title={t('reports.table', t(`side.${side}`), t(`reports.by.${by}`))} side={<Button onClick={() => exportTable(`report-${by}`, groups.value!, columns)}>{t('export.csv')}</Button>}>
        {by === 'language' && <p class="quiet padded">{t('reports.without', t('reports.by.language'))}</p>}
        <Table name="report" label={t('reports.title')} rows={groups.value} columns={columns} id={(row) => row[by] ?? ''} order={by} />
      </Panel>
    </>
  );
}

/** What each value of a dimension is called. */
function useNamed(by: Dimension): (value: string) => string {
  const [queueOf, agentOf] = [useNames('queue'), useNames('agent')];
  const language = useLanguage();
  return useMemo(() => (by === 'queue' ? queueOf : by === 'agent' ? agentOf : (value: string) => word(by, value)), [by, queueOf, agentOf, language]);
}

const columnsOf = (by: Dimension, measures: Measure[], language: string, nameOf: (value: string) => string): Column<ReportRow>[] => [
  { key: by, title: t(`reports.by.${by}`), value: (row) => (row[by] ? nameOf(row[by]!) : null), show: (row) => <strong title={row[by] ?? undefined}>{row[by] ? nameOf(row[by]!) : '–'}</strong> },
  ...measures.map((measure): Column<ReportRow> => ({
    key: measure.name, title: titleOf(measure, language), tip: tipOf(measure, language), number: true, value: (row) => row.figures[measure.name]?.value ?? null,
    show: (row) => <div class="named end"><span>{shown(measure, row.figures[measure.name]?.value)}</span><small>{countOf(measure, row.figures[measure.name]?.n ?? 0)}</small></div>,
  })),
];

/** The groups with most behind their figure. What has no name cannot be asked for alone. */
function busiestOf(rows: ReportRow[], by: Dimension, name = ''): string[] {
  const countOf = (row: ReportRow) => row.figures[name]?.n ?? 0;
  return rows.filter((row) => row[by] && countOf(row) > 0).sort((a, b) => countOf(b) - countOf(a)).slice(0, MOST_LINES).map((row) => row[by]!);
}

async function readTimes(measure: Measure | undefined, by: Dimension, groups: string[], range: Range, signal: AbortSignal): Promise<ReportRow[]> {
  if (!measure?.by.includes(by)) return [];
  const of = (group: string) => readReport({ measures: [measure.name], only: [by, group], range, interval: intervalFor(range) }, signal);
  return (await Promise.all(groups.map(of))).flat();
}

/** A line for each group, on one axis of time: an interval without a row is a gap, not a line across it. */
function linesOf(rows: ReportRow[], by: Dimension, range: Range, total: ReportRow | undefined, nameOf: (value: string) => string, name = '') {
  const times = intervalsOf(rows, range, total);
  const at = new Map(times.map((time, index) => [time, index]));
  const lines = new Map<string, (number | null)[]>();
  for (const row of rows) {
    const key = row[by] ?? '–';
    const line = lines.get(key) ?? times.map(() => null);
    line[at.get(Date.parse(row.from) / 1000)!] = row.figures[name]?.value ?? null;
    lines.set(key, line);
  }
  return { times, series: [...lines].map(([key, values]) => ({ label: nameOf(key), values })) };
}
