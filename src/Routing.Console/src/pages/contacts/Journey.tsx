import { duration, timeOf } from '../../format';
import { useNames } from '../../live/names';
import type { Decision, Happening } from '../../live/types';
import { t, word } from '../../text/text';
import { means } from '../../ui/basics';
import { Icon } from '../../ui/Icon';
import { reasonOf } from './reason';

const icons: Record<string, string> = { 'contact.accepted': 'voice', 'contact.offered': 'agents', 'contact.queued': 'queues', 'contact.moved': 'rules', 'contact.created': 'contacts' };
const ends = new Set(['contact.abandoned', 'contact.refused', 'contact.dropped', 'offer.expired', 'offer.declined']);

/** What happened to it, oldest first, with the time between. */
export function Journey({ events }: { events: Happening[] }) {
  const names = { queue: useNames('queue'), agent: useNames('agent') };
  return (
    <ol class="journey">
      {events.map((happened, at) => (
        <li key={happened.id} class={ends.has(happened.type) ? 'bad' : happened.type === 'contact.accepted' ? 'good' : ''}>
          <span class="bullet"><Icon name={icons[happened.type] ?? 'contacts'} /></span>
          <div>
            <p>{textOf(happened, names)}</p>
            <small>{happened.data.decision ? reasonOf(happened.data.decision as Decision, names.agent) : detailOf(happened)}</small>
          </div>
          <div class="when"><time dateTime={happened.time}>{timeOf(happened.time)}</time><small {...means('between')}>{at > 0 && `+${duration((Date.parse(happened.time) - Date.parse(events[at - 1].time)) / 1000)}`}</small></div>
        </li>
      ))}
    </ol>
  );
}

function textOf(happened: Happening, names: { queue: (id: string) => string; agent: (id: string) => string }): string {
  const key = `event.${happened.type}`;
  const isOfQueue = happened.type === 'contact.queued' || happened.type === 'contact.moved';
  const text = t(key, isOfQueue ? names.queue(String(happened.data.toQueue ?? happened.data.queueId ?? happened.queue)) : happened.agent ? names.agent(happened.agent) : '');
  return text === key ? happened.type : text;
}

/** What else the event says, as far as it is a plain figure or word. */
function detailOf(happened: Happening): string {
  const said = ['reason', 'outcome', 'waitSeconds', 'handleSeconds', 'score', 'satisfaction', 'hop', 'channel', 'intent'];
  return said.filter((name) => happened.data[name] !== undefined && happened.data[name] !== null)
    .map((name) => t(`detail.${name}`, valueOf(name, happened.data[name]))).join(' · ');
}

const valueOf = (name: string, value: unknown) => (name.endsWith('Seconds') ? duration(Number(value)) : name === 'channel' ? word('channel', String(value)) : String(value));
