/** Where a contact's recording and transcript are kept: opened apart, and told nothing of where the reader came from. */
import { t } from '../text/text';
import { Icon } from './Icon';

export interface RecordedAt { recordingUrl?: string | null; transcriptUrl?: string | null }

export const isRecorded = (at: RecordedAt | null | undefined) => Boolean(at?.recordingUrl || at?.transcriptUrl);

export function Recorded({ at }: { at: RecordedAt }) {
  return (
    <>
      {at.recordingUrl && <Reference to={at.recordingUrl} text={t('contact.recording')} icon="voice" />}
      {at.transcriptUrl && <Reference to={at.transcriptUrl} text={t('contact.transcript')} icon="email" />}
    </>
  );
}

/** What a browser can open is a link: https, or a path on this host. An id of somebody's own store is shown as it is. */
function Reference({ to, text, icon }: { to: string; text: string; icon: string }) {
  const opens = /^https:\/\//i.test(to) || /^\/(?!\/)/.test(to);
  return opens
    ? <a class="with-icon" href={to} target="_blank" rel="noopener noreferrer"><Icon name={icon} /> {text}</a>
    : <span class="with-icon" title={to}><Icon name={icon} /> {text}: <span class="id">{to}</span></span>;
}
