/** A row that is drawn again only when what it shows was read again, or when its clock ticks. */
import { Component } from 'preact';
import type { Column } from './Table';

interface Props { row: unknown; columns: Column<any>[]; tick?: unknown }

export class Row extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    return next.row !== this.props.row || next.tick !== this.props.tick || next.columns !== this.props.columns;
  }

  override render({ row, columns }: Props) {
    return <tr>{columns.map((column) => <td key={column.key} class={`${column.number ? 'number' : ''} ${column.wide ? 'wide' : ''}`}>{column.show(row)}</td>)}</tr>;
  }
}
