import { duration } from '../../format';
import { t } from '../../text/text';
import { Panel } from '../../ui/basics';
import type { Dimension, ReportRow } from './types';

const parts = [['wait', 'asa'], ['talk', 'aht.talk'], ['hold', 'aht.hold'], ['wrapUp', 'aht.wrapUp']] as const;
const MOST = 10;

/** The mean time of a contact by its parts, group by group; the longest part is the bottleneck. */
export function TimeSpent({ rows, by, nameOf }: { rows: ReportRow[]; by: Dimension; nameOf: (value: string) => string }) {
  const groups = rows.map((row) => ({ key: row[by] ?? '–', n: row.figures['aht.talk']?.n ?? 0, parts: parts.map(([part, name]) => ({ part, seconds: row.figures[name]?.value ?? 0 })) }))
    .filter((group) => group.parts.some((part) => part.seconds > 0)).sort((a, b) => b.n - a.n).slice(0, MOST);
  const longest = Math.max(...groups.map((group) => group.parts.reduce((sum, part) => sum + part.seconds, 0)), 1);
  return (
    <Panel title={t('reports.time')}>
      {groups.length === 0 ? <p class="quiet">{t('reports.none')}</p> : (
        <ul class="spent">
          {groups.map((group) => {
            const worst = group.parts.reduce((a, b) => (b.seconds > a.seconds ? b : a));
            return (
              <li key={group.key} data-tip={`${group.parts.map((part) => `${t(`reports.time.${part.part}`)} ${duration(part.seconds)}`).join(', ')}. ${t('reports.time.bottleneck', t(`reports.time.${worst.part}`))}`} tabIndex={0}>
                <span class="clip">{nameOf(group.key)}</span>
                <div class="bar" aria-hidden="true">{group.parts.map((part, n) => <i key={part.part} class={`part p${n}`} style={{ position: 'static', width: `${(100 * part.seconds) / longest}%` }} />)}</div>
                <small>{t(`reports.time.${worst.part}`)} {duration(worst.seconds)}</small>
              </li>
            );
          })}
        </ul>
      )}
      <ul class="legend">{parts.map(([part], n) => <li key={part}><i class={`part p${n}`} />{t(`reports.time.${part}`)}</li>)}</ul>
    </Panel>
  );
}
