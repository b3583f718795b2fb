import { all, id, post } from '../../api';
import { momentOf, percent } from '../../format';
import { useHappenings, useReading } from '../../live/hooks';
import { useQuery } from '../../route';
import { has } from '../../session';
import { t } from '../../text/text';
import { Badge, Button, Empty, Failed, Loading, Panel } from '../../ui/basics';
import { attempt } from '../../ui/toast';
import type { Suggestion } from './types';

const states = ['open', 'accepted', 'rejected', 'expired'];

/** Proposals with what they are expected to do; a supervisor takes one or leaves it, and that is kept. */
export function Suggestions({ group }: { group: string }) {
  const [state, setState] = useQuery('state', 'open');
  const list = useReading(async (signal) => (await all<Suggestion>('/v1/suggestions', signal, { group, state })), [group, state]);
  useHappenings((happened) => happened.type.startsWith('suggestion.'), list.again, 1_000);
  const decide = (one: Suggestion, verb: 'accept' | 'reject') => attempt(() => post(`/v1/suggestions/${id(one.id)}:${verb}`), t(`plan.${verb}ed`)).then(list.again);
  const not = has('supervisor', 'admin') ? null : t('role.needs', 'supervisor');
  return (
    <Panel title={t('plan.suggestions')} side={<div class="chips">{states.map((one) => <Button key={one} pressed={state === one} onClick={() => setState(one)}>{t(`plan.state.${one}`)}</Button>)}</div>}>
      {list.failed ? <Failed failure={list.failed} again={list.again} /> : !list.value ? <Loading /> : list.value.length === 0 ? <Empty title={t('plan.nosuggestions')} todo={t('plan.nosuggestions.do')} /> : (
        <ul class="people">{list.value.map((one) => (
          <li key={one.id}>
            <div class="named">
              <span><Badge tone="calm">{t(`plan.kind.${one.kind}`)}</Badge> {one.text}</span>
              <small>{one.effects.map((effect) => `${effect.queue}: ${percent(effect.inTimePercentBefore)} → ${percent(effect.inTimePercentAfter)}`).join(' · ')}{one.state === 'open' ? ` ${t('plan.until', momentOf(one.expiresAt))}` : ` ${one.decidedBy ?? ''} ${one.did ?? one.reason ?? ''}`}</small>
            </div>
            {one.state === 'open' && <div class="actions"><Button kind="main" label={`${t('plan.accept')}: ${one.text}`} why={not} onClick={() => decide(one, 'accept')}>{t('plan.accept')}</Button><Button label={`${t('plan.reject')}: ${one.text}`} why={not} onClick={() => decide(one, 'reject')}>{t('plan.reject')}</Button></div>}
          </li>
        ))}</ul>
      )}
    </Panel>
  );
}
