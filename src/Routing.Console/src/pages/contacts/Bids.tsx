import { duration, number, percent } from '../../format';
import { useNames } from '../../live/names';
import type { Bid, Decision } from '../../live/types';
import { useQuery } from '../../route';
import { t, word } from '../../text/text';
import { means } from '../../ui/basics';
import { Chips } from '../../ui/Chips';
import { AgentLink } from '../../ui/Name';

const SMALL = 0.005;

/** What all bids have in common, by component: the least of each. */
function shared(bids: Bid[]): Map<string, number> {
  const names = [...new Set(bids.flatMap((bid) => bid.parts.map((part) => part.name)))];
  const of = (bid: Bid, name: string) => bid.parts.find((part) => part.name === name)?.value ?? 0;
  return new Map(names.map((name) => {
    const values = bids.map((bid) => of(bid, name));
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return [name, low > 0 ? low : high < 0 ? high : 0];
  }));
}

/** Each bid as a bar: what speaks for the agent to the right of nought, what speaks against to the left; whole, or only where the bids differ. */
export function Bids({ decision }: { decision: Decision }) {
  const [mode, setMode] = useQuery('bars', 'whole');
  const nameOf = useNames('agent');
  const all = [...decision.bids].sort((a, b) => (b.total ?? -Infinity) - (a.total ?? -Infinity));
  const common = mode === 'differences' && all.length > 1 ? shared(all) : new Map<string, number>();
  const bids = all.map((bid) => ({ ...bid, parts: bid.parts.map((part) => ({ ...part, value: part.value - (common.get(part.name) ?? 0) })) }));
  const names = [...new Set(bids.flatMap((bid) => bid.parts.filter((part) => Math.abs(part.value) >= SMALL).map((part) => part.name)))];
  const side = (bid: Bid, sign: 1 | -1) => bid.parts.reduce((sum, part) => sum + Math.max(0, sign * part.value), 0);
  const [most, least] = [Math.max(...bids.map((bid) => side(bid, 1)), SMALL), Math.max(...bids.map((bid) => side(bid, -1)), 0)];
  const width = (value: number) => (100 * Math.abs(value)) / (most + least);
  const nought = (100 * least) / (most + least);
  return (
    <div class="bids">
      {all.length > 1 && <Chips label={t('contact.bids')} options={['whole', 'differences'].map((one) => [one, t(`contact.bars.${one}`)])} value={mode} set={setMode} />}
      <ul class="legend">{names.map((name) => <li key={name}><i class={`part p${names.indexOf(name) % 8}`} />{word('part', name)}</li>)}</ul>
      <ul>
        {bids.map((bid) => (
          <li key={bid.agent} class={bid.agent === decision.winner ? 'won' : ''}>
            <div class="bid-head">
              <AgentLink id={bid.agent} />
              {bid.agent === decision.winner && <span class="badge good">{t('contact.chosen')}</span>}
              {bid.eligible !== 'yes' && <span class="badge warn">{word('why', bid.eligible)}</span>}
              <span class="spacer" />
              {bid.estimate && <span tabIndex={0} {...means('resolved')}><small>{t('contact.chance')}</small> {percent(bid.estimate.resolved * 100)} <small>{number(bid.estimate.resolvedLow * 100)}–{number(bid.estimate.resolvedHigh * 100)}</small></span>}
              {bid.estimate && <span tabIndex={0} {...means('handle')}><small>{t('contact.handle')}</small> {duration(bid.estimate.handleSeconds)}</span>}
              <strong tabIndex={0} {...means('total')}>{number(bid.total, 2)}</strong>
            </div>
            <div class="bar" role="img" tabIndex={0} data-tip={t('def.parts')} aria-label={t('contact.bars', nameOf(bid.agent), bid.parts.map((part) => `${word('part', part.name)} ${number(part.value, 2)}`).join(', '), number(bid.total, 2))}>
              <b class="nought" style={{ left: `${nought}%` }} />
              {segments(bid, names, width, nought).map((segment) => <i key={segment.name} class={`part p${names.indexOf(segment.name) % 8}`} style={{ left: `${segment.from}%`, width: `${segment.width}%` }} data-tip={`${word('part', segment.name)}: ${number(segment.value, 2)}. ${t('def.part')}`} />)}
              <b class="sum" style={{ left: `${nought + (side(bid, 1) - side(bid, -1)) * (100 / (most + least))}%` }} data-tip={`${t('contact.total')}: ${number(bid.total, 2)}`} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function segments(bid: Bid, names: string[], width: (value: number) => number, nought: number) {
  let [right, left] = [nought, nought];
  return bid.parts.filter((part) => names.includes(part.name) && Math.abs(part.value) >= SMALL).map((part) => {
    const wide = width(part.value);
    const from = part.value > 0 ? right : (left -= wide);
    if (part.value > 0) right += wide;
    return { ...part, from, width: wide };
  });
}
