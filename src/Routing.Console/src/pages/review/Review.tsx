/** A routing group's week on one sheet, as the server makes it: to read here, to print or keep as PDF, and to send on. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, id } from '../../api';
import { useReading } from '../../live/hooks';
import { useQuery } from '../../route';
import { t, useLanguage } from '../../text/text';
import { Button, Failed, Loading, Title } from '../../ui/basics';
import { GroupPick } from '../../ui/GroupPick';
import { saveText } from '../../ui/save';
import { lay } from './sheet';

const WEEKS = ['0', 'now', '1', '2', '3'];
const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 3600_000;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

export function Review() {
  const [group, setGroup] = useQuery('group', 'default');
  const [back, setBack] = useQuery('back', '0');
  const language = useLanguage();
  const asked = new URLSearchParams({ format: 'html', language, zone, ...timesOf(back) }).toString();
  const reading = useReading(async (signal) => ({ asked, page: (await ask<string>('GET', `/v1/groups/${id(group)}/review?${asked}`, undefined, { signal, text: true })).value }), [group, asked]);
  const page = reading.value?.asked === asked ? reading.value.page : undefined;
  const sheet = useRef<HTMLIFrameElement>(null);
  const [height, grow] = useState(0);
  useEffect(() => (page && sheet.current ? lay(sheet.current, page, grow) : undefined), [page]);
  const early = !page && t('loading');
  return (
    <div class="stack">
      <Title text={t('review.title')}>
        <GroupPick group={group} set={setGroup} />
        <label class="pick"><span>{t('review.week')}</span><select value={back} onChange={(choice) => setBack(choice.currentTarget.value)}>{WEEKS.map((one) => <option key={one} value={one}>{t(`review.back.${one}`)}</option>)}</select></label>
        <Button why={early} onClick={() => saveText(`review-${group}.html`, page!.replaceAll('href="/', `href="${location.origin}/`), 'text/html')}>{t('review.save')}</Button>
        <Button kind="main" why={early} onClick={() => sheet.current!.contentWindow!.print()}>{t('review.print')}</Button>
      </Title>
      {reading.failed ? <Failed failure={reading.failed} again={reading.again} /> : !page && <Loading />}
      {page && !reading.failed && <iframe class="sheet" ref={sheet} title={t('review.title')} style={{ height: `${height}px` }} />}
    </div>
  );
}

/** Seven days up to this quarter of an hour, or to the midnight of so many weeks ago; else the server's own, up to today's. */
function timesOf(back: string): Record<string, string> {
  if (back === '0') return {};
  const today = new Date().setHours(0, 0, 0, 0);
  // From noon on: where the clock changes a day is longer or shorter.
  const midnight = (days: number) => new Date(new Date(today - days * DAY_MS + DAY_MS / 2).setHours(0, 0, 0, 0)).toISOString();
  if (back === 'now') return { from: midnight(7), to: new Date(Math.floor(Date.now() / QUARTER_MS) * QUARTER_MS).toISOString() };
  return { from: midnight(7 * (Number(back) + 1)), to: midnight(7 * Number(back)) };
}
