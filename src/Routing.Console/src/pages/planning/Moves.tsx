import { momentOf, percent } from '../../format';
import { useNames, type Naming } from '../../live/names';
import { pathTo } from '../../route';
import { t } from '../../text/text';
import { Panel } from '../../ui/basics';
import type { GroupStaffing, Move } from './types';

/** Who could help whom, with what effect on both by Erlang; the lab tells what it does to all. */
export function Moves({ group, plan }: { group: string; plan: GroupStaffing }) {
  const [queueOf, agentOf] = [useNames('queue'), useNames('agent')];
  return (
    <Panel title={t('plan.moves')}>
      {plan.moves.length === 0 ? <p class="quiet">{t('plan.moves.none')}</p> : <ul class="people">{plan.moves.map((move) => {
        const said = t('plan.say.move', move.agents.map(agentOf).join(', '), queueOf(move.from), queueOf(move.to), momentOf(move.begins), momentOf(move.ends));
        return (
          <li key={said}>
            <div class="named"><span>{said}</span><small>{t('plan.moves.effect', queueOf(move.to), percent(move.toBeforePercent), percent(move.toAfterPercent), queueOf(move.from), percent(move.fromBeforePercent), percent(move.fromAfterPercent))}{together(move, queueOf)}</small></div>
            <a class="button" aria-label={`${t('plan.try')}: ${said}`} href={pathTo('what-if', null, { group, moves: JSON.stringify([askedOf(move, plan.timeZone)]) })}>{t('plan.try')}</a>
          </li>
        );
      })}</ul>}
    </Panel>
  );
}

/** What all that is suggested does to both, where that is another thing. */
function together(move: Move, queueOf: Naming) {
  const [to, from] = [move.toTogetherPercent ?? move.toAfterPercent, move.fromTogetherPercent ?? move.fromAfterPercent];
  return (Math.abs(to - move.toAfterPercent) >= 1 || Math.abs(from - move.fromAfterPercent) >= 1) && ` · ${t('plan.moves.together', queueOf(move.to), percent(to), queueOf(move.from), percent(from))}`;
}

/** As a comparison takes it: of so many agents, in hours of each day by the group's clock. */
function askedOf(move: Move, timeZone: string) {
  const hourOf = (iso: string) => new Date(iso).toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const ends = hourOf(move.ends);
  return { from: move.from, to: move.to, begins: hourOf(move.begins), ends: ends === '00:00' ? '24:00' : ends, count: move.agents.length };
}
