import { all } from '../../api';
import { useHappenings, useReading } from '../../live/hooks';
import { useUnheard } from '../../live/unheard';
import { useQuery } from '../../route';
import { t } from '../../text/text';
import { Empty, Failed, Loading, Panel } from '../../ui/basics';
import { Chips } from '../../ui/Chips';
import { Few } from '../../ui/Few';
import { Proposal } from './Proposal';
import type { Suggestion } from './types';

const states = ['open', 'accepted', 'rejected', 'expired'];
const EVERY = [''];

/** Proposals with what they are expected to do; a supervisor takes one or leaves it, and that is kept. Of some kinds, or of all. */
export function Suggestions({ group, kinds = EVERY, title, todo }: { group: string; kinds?: string[]; title?: string; todo?: string }) {
  const [state, setState] = useQuery('state', 'open');
  const list = useReading(async (signal) => (await Promise.all(kinds.map((kind) => all<Suggestion>('/v1/suggestions', signal, { group, state, ...(kind && { kind }) })))).flat(), [group, state, kinds]);
  useHappenings((happened) => happened.type.startsWith('suggestion.'), list.again, 1_000);
  useUnheard(list.again);
  return (
    <Panel title={title ?? t('plan.suggestions')} side={<Chips label={title ?? t('plan.suggestions')} options={states.map((one) => [one, t(`plan.state.${one}`)])} value={state} set={setState} />}>
      {list.failed ? <Failed failure={list.failed} again={list.again} /> : null}
      {!list.value ? !list.failed && <Loading /> : list.value.length === 0 ? <Empty title={t('plan.nosuggestions')} todo={todo ?? t('plan.nosuggestions.do')} />
        : <Few of={list.value} show={(one) => <Proposal key={one.id} one={one} again={list.again} />} />}
    </Panel>
  );
}
