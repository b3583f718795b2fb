import { duration } from '../../format';
import { useNow } from '../../live/hooks';
import type { Contact } from '../../live/types';
import { t } from '../../text/text';
import { means } from '../../ui/basics';

/** Where the time of a contact went: waiting, with the agent, wrap-up, each as long as it took. */
export function Spans({ contact }: { contact: Contact }) {
  const now = useNow();
  const begin = Date.parse(contact.createdAt);
  const over = contact.closedAt ?? (['abandoned', 'refused', 'dropped', 'closed'].includes(contact.state) ? contact.completedAt ?? contact.createdAt : null);
  const end = over ? Date.parse(over) : now;
  const at = (iso: string | null) => (iso ? Date.parse(iso) : end);
  const answered = at(contact.answeredAt);
  const completed = Math.max(answered, at(contact.completedAt));
  const spans = [
    { key: 'wait', title: t('contact.waited'), ms: answered - begin },
    { key: 'talk', title: t('contact.talk'), ms: completed - answered },
    { key: 'wrapUp', title: t('contact.wrapped'), ms: end - completed },
  ].filter((span) => span.ms > 0);
  return (
    <ul class="spans">
      {spans.map((span) => <li key={span.key} class={span.key} style={{ flexGrow: Math.max(span.ms, 1) }} tabIndex={0} {...means(span.key)}><span>{span.title}</span><strong>{duration(span.ms / 1000)}</strong></li>)}
    </ul>
  );
}
