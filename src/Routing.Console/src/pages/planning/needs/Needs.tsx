/** Who is needed on a day, by simulation: asked for, followed and looked at, also after a reload. */
import { useState } from 'preact/hooks';
import { all, ask, get, id, post } from '../../../api';
import { momentOf, number, percent } from '../../../format';
import { useAgainWhile } from '../../../live/again';
import { useReading } from '../../../live/hooks';
import { useQuery } from '../../../route';
import { has } from '../../../session';
import { t } from '../../../text/text';
import { Badge, Button, Failed, Loading, Panel } from '../../../ui/basics';
import { attempt } from '../../../ui/toast';
import { FoundNeeds } from './FoundNeeds';
import { isUnderWay, type Search } from './types';

const PATH = '/v1/staffingNeeds';

export function Needs({ group }: { group: string }) {
  const [chosen, choose] = useQuery('needs');
  const [day, pick] = useState('');
  const list = useReading((signal) => all<Search>(PATH, signal), [chosen]);
  const mine = (list.value ?? []).filter((one) => one.asked.group === group).sort((a, b) => (a.askedAt < b.askedAt ? 1 : -1));
  const shown = chosen || mine[0]?.id;
  const not = has('supervisor', 'admin') ? null : t('role.needs', 'supervisor');
  const start = () => attempt(async () => choose((await post<Search>(PATH, { group, day: day || null })).id));
  return (
    <>
      <Panel class="spaced" title={t('needs.title')} side={<>
        <label class="pick"><span>{t('needs.day')}</span><input type="date" value={day} onInput={(input) => pick(input.currentTarget.value)} /></label>
        <Button kind="main" why={not} onClick={start}>{t('needs.run')}</Button>
      </>}>
        <p class="quiet">{t('needs.hint')}</p>
        {list.failed ? <Failed failure={list.failed} again={list.again} /> : mine.length > 1 && (
          <label class="pick"><span>{t('needs.list')}</span><select value={shown} onChange={(change) => choose(change.currentTarget.value)}>{mine.map((one) => <option key={one.id} value={one.id}>{t('needs.of', one.day, momentOf(one.askedAt))}</option>)}</select></label>
        )}
        {shown && <One key={shown} about={shown} forget={() => { choose(''); void list.again(); }} />}
      </Panel>
    </>
  );
}

function One({ about, forget }: { about: string; forget: () => void }) {
  const reading = useReading((signal) => get<Search>(`${PATH}/${id(about)}`, signal), [about]);
  const one = reading.value;
  useAgainWhile(isUnderWay(one), reading);
  const end = () => attempt(() => ask('DELETE', `${PATH}/${id(about)}`), t('done')).then((done) => done && forget());
  if (!one || (reading.failed && isUnderWay(one))) return reading.failed ? <><Failed failure={reading.failed} again={reading.again} /><p class="quiet">{t('needs.gone')} <Button onClick={forget}>{t('needs.list')}</Button></p></> : <Loading />;
  return (
    <>
      <h3>{t('needs.of', one.day, one.timeZone)} <State of={one} /></h3>
      {isUnderWay(one) && <>
        <progress class="progress" max={1} value={one.progress} aria-label={t('needs.progress')} />
        <p class="quiet" role="status">{one.state === 'queued' ? t('needs.ahead', one.ahead) : t('needs.rosters', one.rosters)}</p>
      </>}
      {one.state === 'failed' && <div class="notice bad" role="alert">{one.reason}</div>}
      {one.result && <p class="quiet">{t(one.asked.arrivals === 'forecast' ? 'needs.contacts' : 'needs.contacts.came', number(one.contacts ?? 0, 0))} {t(one.result.areMet ? 'needs.met' : 'needs.unmet', one.result.rosters)}</p>}
      <div class="actions"><Button kind="danger" onClick={end}>{t(isUnderWay(one) ? 'needs.cancel' : 'needs.forget')}</Button></div>
      {one.result && <FoundNeeds found={one.result} />}
    </>
  );
}

function State({ of }: { of: Search }) {
  return <Badge tone={of.state === 'failed' ? 'bad' : of.state === 'done' ? 'good' : 'calm'}>{t(`whatif.state.${of.state}`)}{of.state === 'running' && ` ${percent(100 * of.progress)}`}</Badge>;
}
