import { useState } from 'preact/hooks';
import { id, post } from '../../api';
import { momentOf, percent } from '../../format';
import { useNames } from '../../live/names';
import { pathTo } from '../../route';
import { has } from '../../session';
import { t } from '../../text/text';
import { Badge, Button, Field } from '../../ui/basics';
import { useFocus } from '../../ui/focus';
import { attempt } from '../../ui/toast';
import { reasonsOf, titleOf } from './said';
import type { Suggestion } from './types';

/** One proposal: taken, or set aside with a reason that is kept; and what became of it, for everyone to see. */
export function Proposal({ one, again }: { one: Suggestion; again: () => void }) {
  const [asked, ask] = useState(false);
  const [queueOf, agentOf] = [useNames('queue'), useNames('agent')];
  const title = titleOf(one, queueOf, agentOf);
  const not = has('supervisor', 'admin') ? null : t('role.needs', 'supervisor');
  const decide = (verb: 'accept' | 'reject', body?: unknown) => attempt(() => post(`/v1/suggestions/${id(one.id)}:${verb}`, body), t(`plan.${verb}ed`)).then(again);
  const tried = trialOf(one);
  return (
    <li class="proposal">
      <div class="named">
        <span><Badge tone="calm">{t(`plan.kind.${one.kind}`)}</Badge> {title}</span>
        {reasonsOf(one).map((why) => <small key={why}>{why}</small>)}
        {one.effects.length > 0 && <small>{one.effects.map((effect) => `${queueOf(effect.queue)}: ${percent(effect.inTimePercentBefore)} → ${percent(effect.inTimePercentAfter)}${others(effect)}`).join(' · ')}</small>}
        {one.state === 'open' ? <small>{t('plan.until', momentOf(one.expiresAt))}</small> : one.withdrawnAt ? <small>{t('plan.withdrawn', momentOf(one.withdrawnAt))}</small> : one.decidedAt && <small>{t(`plan.state.${one.state}`)} · {one.decidedBy} · {momentOf(one.decidedAt)}{one.did && ` · ${one.did}`}{one.reason && ` · ${one.reason}`}</small>}
      </div>
      <div class="actions">
        {one.state === 'open' && tried && <a class="button" aria-label={`${t('plan.try')}: ${title}`} href={pathTo('what-if', null, { group: one.group, ...tried })}>{t('plan.try')}</a>}
        {one.state === 'open' && <>
          <Button kind="main" label={`${t('plan.accept')}: ${title}`} why={not} onClick={() => decide('accept')}>{t('plan.accept')}</Button>
          <Button label={`${t('plan.reject')}: ${title}`} why={not} pressed={asked} onClick={() => ask(!asked)}>{t('plan.reject')}</Button>
        </>}
        {(one.state === 'accepted' || one.state === 'rejected') && <a class="button" aria-label={`${t('nav.audit')}: ${title}`} href={pathTo('audit', null, { kind: 'suggestion', id: one.id })}>{t('nav.audit')}</a>}
      </div>
      {one.state === 'open' && asked && <Reject close={() => ask(false)} reject={(reason) => decide('reject', { reason: reason || null })} />}
    </li>
  );
}

/** With all that is open beside it, where that is another thing. */
const others = ({ inTimePercentAfter, inTimePercentTogether }: Suggestion['effects'][number]) =>
  (inTimePercentTogether != null && Math.abs(inTimePercentTogether - inTimePercentAfter) >= 1 ? ` (${t('plan.together', percent(inTimePercentTogether))})` : '');

/** The reason is typed at once, and what was pressed has the focus again after it. */
function Reject({ close, reject }: { close: () => void; reject: (reason: string) => unknown }) {
  const [reason, say] = useState('');
  const place = useFocus<HTMLFormElement>();
  return (
    <form class="inline" ref={place} onSubmit={(submit) => { submit.preventDefault(); void reject(reason.trim()); }} onKeyDown={(key) => { if (key.key === 'Escape') close(); }}>
      <Field label={t('plan.why')} hint={t('plan.why.hint')}><input value={reason} maxLength={1000} onInput={(input) => say(input.currentTarget.value)} /></Field>
      <Button submit>{t('plan.reject.do')}</Button>
      <Button onClick={close}>{t('cancel')}</Button>
    </form>
  );
}

/** What the lab may be asked of it: a skill more of an agent. A move's hours are of a clock that its group has. */
function trialOf({ kind, agents, skill, level }: Suggestion): Record<string, string> | null {
  return kind === 'skill' && skill && level ? { agents: JSON.stringify({ [agents[0]!]: { skills: { [skill]: level } } }) } : null;
}
