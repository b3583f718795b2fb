import { duration } from '../../format';
import { useNow } from '../../live/hooks';
import type { Contact, Happening } from '../../live/types';
import { t } from '../../text/text';
import { means } from '../../ui/basics';
import { spansOf, type Span } from './spending';

const titles: Record<Span, string> = { wait: 'contact.waited', talk: 'contact.talk', aside: 'contact.aside', wrapUp: 'contact.wrapped' };

/** Where the time of a contact went: waiting, with agents, set aside, wrap-up, each as long as it took. */
export function Spans({ contact, events }: { contact: Contact; events: Happening[] }) {
  const spent = spansOf(contact, events, useNow());
  return (
    <ul class="spans">
      {(Object.keys(titles) as Span[]).filter((key) => spent[key] > 0).map((key) => (
        <li key={key} class={key} style={{ flexGrow: Math.max(spent[key], 1) }} tabIndex={0} {...means(key)}><span>{t(titles[key])}</span><strong>{duration(spent[key] / 1000)}</strong></li>
      ))}
    </ul>
  );
}
