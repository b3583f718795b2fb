import { duration, number } from '../../format';
import type { Reading } from '../../live/hooks';
import { useNames } from '../../live/names';
import type { Decision, Decisions } from '../../live/types';
import { useQuery } from '../../route';
import { t, word } from '../../text/text';
import { Failed, Loading, means } from '../../ui/basics';
import { Chips } from '../../ui/Chips';
import { AgentLink } from '../../ui/Name';
import { Bids } from './Bids';
import { reasonOf } from './reason';

/** Why it went there: each decision, the newest first shown; earlier ones one step away. */
export function DecisionView({ reading }: { reading: Reading<Decisions | null> }) {
  const [step, setStep] = useQuery('decision');
  const { value: decisions, failed, again } = reading;
  const notice = failed && <Failed failure={failed} again={again} />;
  if (!decisions) return notice || <Loading />;
  const all = [...decisions.decisions, ...(decisions.undecided ? [decisions.undecided] : [])];
  if (all.length === 0) return notice || <p class="quiet">{t('contact.nodecision')}</p>;
  const at = Math.min(all.length, Math.max(1, Number(step) || all.length));
  return (
    <div class="decision">
      {notice}
      {all.length > 1 && <Chips label={t('contact.decision')} options={all.map((_, n) => [String(n + 1), t('contact.decision.of', n + 1, all.length)])} value={String(at)} set={setStep} />}
      <One decision={all[at - 1]} whole={decisions} />
    </div>
  );
}

function One({ decision, whole }: { decision: Decision; whole: Decisions }) {
  const { need } = decision;
  const agentOf = useNames('agent');
  const needs = [word('channel', need.channel), need.language, need.region, ...need.skills.map((skill) => `${skill.skill} ≥ ${skill.minLevel}`), ...need.agentTiers].filter(Boolean);
  return (
    <>
      <p class="reason">{reasonOf(decision, agentOf)}</p>
      <dl class="facts two">
        <dt>{t('contact.policy')}</dt><dd>{word('policy', decision.policy)} <small>({word('decided', decision.rule)})</small></dd>
        <dt>{t('contact.need')}</dt><dd>{needs.join(' · ')}{decision.relaxationStep > 0 && <small> {t('contact.relaxed', decision.relaxationStep)}</small>}</dd>
        <dt tabIndex={0} {...means('ruleVersion')}>{t('contact.version')}</dt><dd>{decision.ruleVersion} <small>{t('contact.rulesApplied')}: {whole.rules.join(', ') || t('contact.norules')}</small></dd>
        <dt tabIndex={0} {...means('priority')}>{t('contact.priority')}</dt><dd>{number(decision.priority, 1)} <small>{whole.priorityParts.map((part) => `${word('part', part.name)} +${number(part.points, 1)}`).join(', ')}</small></dd>
        <dt tabIndex={0} {...means('wait')}>{t('contact.waited')}</dt><dd>{duration(decision.waitedSeconds)}</dd>
      </dl>
      {decision.explored && <p class="notice">{t('contact.explored')}</p>}
      <h3>{t('contact.bids')}</h3>
      <Bids decision={decision} />
      <h3>{t('contact.notasked')}</h3>
      {decision.notAsked.length === 0
        ? <p class="quiet">{t('contact.everybody')}</p>
        : <ul class="notasked">{decision.notAsked.map((group) => <li key={group.why}><strong tabIndex={0} {...means('notAsked')}>{group.count}</strong><div>{word('why', group.why)}<small>{group.agents.map((agent) => <AgentLink key={agent} id={agent} />)}</small></div></li>)}</ul>}
    </>
  );
}

