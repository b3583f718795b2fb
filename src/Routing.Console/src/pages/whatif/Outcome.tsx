import { duration, number, percent } from '../../format';
import { useNames, type Naming } from '../../live/names';
import { t } from '../../text/text';
import { means, Panel } from '../../ui/basics';
import { Span } from '../../ui/Span';
import type { Comparison, Difference, Figures } from './types';

/** A difference of shares is in points, not in per cent. */
interface Kind { key: keyof Figures; show: (value: number) => string; change?: (value: number) => string; least: number; isBetter: (difference: number) => boolean | null }

const share = (value: number) => percent(value, 1);
const change = (value: number) => t('unit.points', number(value, 1));
const kinds: Kind[] = [
  { key: 'inTimePercent', show: share, change, least: 1, isBetter: (difference) => difference > 0 },
  { key: 'meanWaitSeconds', show: (value) => (Math.abs(value) < 60 ? t('unit.seconds', number(value, 1)) : `${value < 0 ? '−' : ''}${duration(Math.abs(value))}`), least: 1, isBetter: (difference) => difference < 0 },
  { key: 'abandonedPercent', show: share, change, least: 1, isBetter: (difference) => difference < 0 },
  { key: 'unansweredPercent', show: share, change, least: 1, isBetter: (difference) => difference < 0 },
  { key: 'occupancyPercent', show: share, change, least: 1, isBetter: () => null },
];

const changeOf = (kind: Kind, value: number) => (kind.change ?? kind.show)(value);

/** What a comparison found: each figure as it is, in the variant, and the difference with its interval, drawn around nought. */
export function Outcome({ result }: { result: NonNullable<Comparison['result']> }) {
  const nameOf = useNames('queue');
  return (
    <>
      <Panel title={t('whatif.overall', result.replications)}><FiguresTable figures={result.overall} label={t('whatif.all')} /></Panel>
      {Object.entries(result.queues).map(([queue, figures]) => <Panel key={queue} title={nameOf(queue)}><FiguresTable figures={figures} label={nameOf(queue)} /></Panel>)}
      <Panel title={t('whatif.notes')}><ul class="notes">{notesOf(result, nameOf).map((note) => <li key={note}>{note}</li>)}</ul></Panel>
    </>
  );
}

/** In the reader's language; a server that does not tell the words has its own sentences. */
const notesOf = ({ assumed, notes }: NonNullable<Comparison['result']>, nameOf: Naming): string[] =>
  (assumed?.length ? assumed.map((one) => t(`whatif.assumed.${one.what}`, one.queue ? nameOf(one.queue) : '', one.count ?? 0, one.of ?? 0)) : notes);

function FiguresTable({ figures, label }: { figures: Figures; label: string }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table aria-label={label}>
        <thead><tr><th scope="col">{t('whatif.figure')}</th><th scope="col" class="number">{t('whatif.asis')}</th><th scope="col" class="number">{t('whatif.variant')}</th><th scope="col" class="number">{t('whatif.difference')}</th><th scope="col">{t('whatif.interval')}</th></tr></thead>
        <tbody>{kinds.map((kind) => {
          const found = figures[kind.key] as Difference | null;
          return found && <Row key={kind.key} kind={kind} found={found} />;
        })}</tbody>
      </table>
      <p class="quiet">{t('whatif.contacts', number(figures.contacts, 0))}</p>
    </div>
  );
}

function Row({ kind, found }: { kind: Kind; found: Difference }) {
  const better = kind.isBetter(found.difference);
  const tone = !found.isReal || better === null ? 'none' : better ? 'good' : 'bad';
  const verdict = !found.isReal ? t('whatif.chance') : better === null ? t('whatif.real') : t(better ? 'whatif.better' : 'whatif.worse');
  return (
    <tr>
      <th scope="row" class="row-head"><span tabIndex={0} {...means(`whatif.${kind.key}`)}>{t(`whatif.${kind.key}`)}</span></th>
      <td class="number">{kind.show(found.asIs)}</td>
      <td class="number">{kind.show(found.variant)}</td>
      <td class="number"><div class="named end"><span class={`tone ${tone}`}>{found.difference > 0 ? '+' : ''}{changeOf(kind, found.difference)}</span><small>{verdict}</small></div></td>
      <td><Interval found={found} kind={kind} tone={tone} /></td>
    </tr>
  );
}

/** The interval as a bar on an axis with nought in the middle. */
function Interval({ found, kind, tone }: { found: Difference; kind: Kind; tone: string }) {
  const reach = Math.max(Math.abs(found.low), Math.abs(found.high), kind.least) * 1.1;
  return (
    <div class="named">
      <Span low={found.low} high={found.high} reach={reach} tone={tone} />
      <small>{t('whatif.between', changeOf(kind, found.low), changeOf(kind, found.high))}</small>
    </div>
  );
}
