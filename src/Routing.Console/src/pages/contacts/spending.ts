import type { Contact, Happening } from '../../live/types';

export type Span = 'wait' | 'talk' | 'aside' | 'wrapUp';

/** What the time after an event counts as; null where the contact has ended. */
const after: Record<string, Span | null> = {
  'contact.accepted': 'talk', 'contact.held': 'talk', 'contact.resumed': 'talk', 'contact.pending': 'aside', 'contact.moved': 'wait', 'contact.completed': 'wrapUp',
  'contact.closed': null, 'contact.abandoned': null, 'contact.refused': null, 'contact.dropped': null,
};

/** Milliseconds of each, by what happened to it; a contact may wait and be with an agent more than once. */
export function spansOf(contact: Contact, events: Happening[], now: number): Record<Span, number> {
  const spent: Record<Span, number> = { wait: 0, talk: 0, aside: 0, wrapUp: 0 };
  let doing: Span | null = 'wait';
  let since = Date.parse(contact.createdAt);
  const until = (at: number) => {
    if (doing) spent[doing] += Math.max(0, at - since);
    since = Math.max(since, at);
  };
  // Different actors tell of it, and what happened at one moment is kept in the order it was told.
  for (const happened of events.length > 0 ? [...events].sort((a, b) => Date.parse(a.time) - Date.parse(b.time)) : known(contact)) {
    // Beside the next wait: who handed it on wraps up meanwhile.
    if (happened.type === 'contact.wrapUpEnded') spent.wrapUp += 1000 * Number(happened.data.wrapUpSeconds ?? 0);
    const next = after[happened.type];
    if (next === undefined) continue;
    until(Date.parse(happened.time));
    doing = next;
  }
  if (doing) until(now);
  return spent;
}

/** To who may not read the events, the contact tells its last answer and its end. */
function known(contact: Contact): Pick<Happening, 'type' | 'time' | 'data'>[] {
  const over = ['abandoned', 'refused', 'dropped', 'closed'].includes(contact.state) ? contact.completedAt ?? contact.createdAt : null;
  const told: [string, string | null][] = [['contact.accepted', contact.answeredAt], ['contact.completed', contact.completedAt], ['contact.closed', contact.closedAt ?? over]];
  return told.flatMap(([type, time]) => (time ? [{ type, time, data: {} }] : []));
}
