/** A table that sorts by its headings, keeps its order in the address, exports what it shows, and draws only the rows in sight. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { compare } from '../format';
import { useQuery } from '../route';
import { t } from '../text/text';
import { Row } from './Row';
import { saveCsv } from './save';

export interface Column<T> {
  key: string;
  title: string;
  /** The definition of its figure, by key, or in words of the server's own. */
  def?: string;
  tip?: string;
  show: (row: T) => ComponentChildren;
  /** What it is sorted and exported by. */
  value?: (row: T) => string | number | null;
  /** Exported, and no order to put anybody in. */
  unsorted?: boolean;
  number?: boolean;
  /** Left out on narrow screens. */
  wide?: boolean;
}

interface Props<T> { label: string; rows: T[]; columns: Column<T>[]; id: (row: T) => string; order?: string; name: string; rowHeight?: number; link?: (row: T) => string; empty?: ComponentChildren; tick?: unknown }

const WINDOW_FROM = 120;
const MARGIN = 12;

export function Table<T>({ label, rows, columns, id, order = '', name, rowHeight = 44, empty, tick }: Props<T>) {
  const [by, setBy] = useQuery(`${name}.by`, order);
  const sorted = useMemo(() => sortBy(rows, columns, by), [rows, columns, by]);
  const body = useRef<HTMLTableSectionElement>(null);
  const [first, last] = useWindow(body, sorted.length, rowHeight);
  if (rows.length === 0) return <>{empty ?? <p class="empty">{t('table.none')}</p>}</>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table aria-label={label} aria-rowcount={sorted.length}>
        <thead><tr>{columns.map((column) => <Heading key={column.key} column={column} by={by} setBy={setBy} />)}</tr></thead>
        <tbody ref={body}>
          {first > 0 && <tr class="gap" aria-hidden="true"><td colSpan={columns.length} style={{ height: `${first * rowHeight}px` }} /></tr>}
          {sorted.slice(first, last).map((row) => <Row key={id(row)} row={row} columns={columns} tick={tick} />)}
          {last < sorted.length && <tr class="gap" aria-hidden="true"><td colSpan={columns.length} style={{ height: `${(sorted.length - last) * rowHeight}px` }} /></tr>}
        </tbody>
      </table>
    </div>
  );
}

export const exportTable = <T,>(file: string, rows: T[], columns: Column<T>[]) =>
  saveCsv(file, [columns.filter((c) => c.value).map((c) => c.title), ...rows.map((row) => columns.filter((c) => c.value).map((c) => c.value!(row)))]);

function Heading<T>({ column, by, setBy }: { column: Column<T>; by: string; setBy: (by: string) => void }) {
  const up = by === column.key;
  const down = by === `-${column.key}`;
  const tip = column.tip ?? (column.def && t(`def.${column.def}`));
  return (
    <th scope="col" class={`${column.number ? 'number' : ''} ${column.wide ? 'wide' : ''}`} aria-sort={up ? 'ascending' : down ? 'descending' : undefined}>
      {column.value && !column.unsorted
        ? <button type="button" data-tip={tip} onClick={() => setBy(up ? `-${column.key}` : column.key)}>{column.title}<span class="arrow" aria-hidden="true">{up ? '↑' : down ? '↓' : ''}</span></button>
        : <span data-tip={tip}>{column.title}</span>}
    </th>
  );
}

function sortBy<T>(rows: T[], columns: Column<T>[], by: string): T[] {
  const down = by.startsWith('-');
  const value = columns.find((column) => !column.unsorted && column.key === (down ? by.slice(1) : by))?.value;
  if (!value) return rows;
  const keyed = rows.map((row) => [value(row), row] as const);
  // What has no value comes last, in either order.
  keyed.sort(([a], [b]) => (a === null ? (b === null ? 0 : 1) : b === null ? -1 : compare(a, b) * (down ? -1 : 1)));
  return keyed.map(([, row]) => row);
}

/** The rows in sight of the page, and some more; all of them when they are few. */
function useWindow(body: { current: HTMLElement | null }, count: number, rowHeight: number): [number, number] {
  const [range, set] = useState<[number, number]>([0, WINDOW_FROM]);
  useLayoutEffect(() => {
    if (count <= WINDOW_FROM) return;
    const look = () => {
      if (!body.current) return;
      const above = Math.max(0, Math.floor(-body.current.getBoundingClientRect().top / rowHeight) - MARGIN);
      const from = above - (above % MARGIN);
      const to = Math.min(count, from + Math.ceil(innerHeight / rowHeight) + 3 * MARGIN);
      set((now) => (now[0] === from && now[1] === to ? now : [from, to]));
    };
    look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [count, rowHeight]);
  return count <= WINDOW_FROM ? [0, count] : range;
}
