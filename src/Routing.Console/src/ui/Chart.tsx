/** A chart over time, drawn by uPlot; the figures it draws stand in a table too, for whoever cannot see it. */
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { momentOf, tickOf } from '../format';
import { t, useLanguage } from '../text/text';
import { useStore } from '../store';
import { theme } from '../theme';

export interface Series { label: string; values: (number | null)[] }

const HEIGHT = 250;
const FEW = 40;
/** Around a chart of one moment alone, which has no width of its own. */
const AROUND_SECONDS = 1_800;

/** What stands alone between gaps has no line to be seen by: it is drawn as a point. */
const lone = (values: (number | null)[]) => values.flatMap((value, at) => (value !== null && (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null ? [at] : []));

const spanOf = (low: number | null, high: number | null): [number | null, number | null] => (low !== null && low === high ? [low - AROUND_SECONDS, low + AROUND_SECONDS] : [low, high]);

export function Chart({ times, series, show, label }: { times: number[]; series: Series[]; show: (value: number | null) => string; label: string }) {
  const language = useLanguage();
  const host = useRef<HTMLDivElement>(null);
  const dark = useStore(theme);
  useEffect(() => {
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const axis = { stroke: colour('--ink-3'), font: '12px Inter, sans-serif', grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } };
    const plot = new uPlot({
      width: host.current!.clientWidth, height: HEIGHT, cursor: { points: { size: 6 } }, legend: { live: true }, scales: { x: { range: (_, low, high) => spanOf(low, high) as [number, number] }, y: { range: (_, low, high) => [Math.min(0, low ?? 0), (high || 1) * 1.08] } },
      series: [{ label: t('chart.time'), value: (_, at) => (at ? momentOf(new Date(at * 1000).toISOString()) : '–') }, ...series.map((one, n) => ({ label: one.label, stroke: colour(`--p${n % 8}`), width: 2, points: { show: times.length < FEW, size: 5, filter: (_: uPlot, __: number, all: boolean) => (all ? null : lone(one.values)) }, spanGaps: false, value: (_: uPlot, value: number | null) => show(value) }))],
      axes: [{ ...axis, values: (_, ticks) => ticks.map((tick, n) => tickOf(tick * 1000, (ticks[1] ?? tick) - ticks[0] >= 86_400 || n === 0)) }, { ...axis, size: 64, values: (_, ticks) => ticks.map((tick) => show(tick)) }],
    }, [times, ...series.map((one) => one.values)], host.current!);
    const resized = new ResizeObserver(() => plot.setSize({ width: host.current?.clientWidth ?? 600, height: HEIGHT }));
    resized.observe(host.current!);
    return () => {
      resized.disconnect();
      plot.destroy();
    };
  }, [times, series, dark, language]);
  return <div class="chart" ref={host} role="img" aria-label={label} />;
}
