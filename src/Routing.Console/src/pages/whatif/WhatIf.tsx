/** What would be if: a comparison is asked for, simulated beside the routing, and looked at; also after a reload. */
import { all, ask, get, id } from '../../api';
import { momentOf, percent } from '../../format';
import { useAgainWhile } from '../../live/again';
import { useReading } from '../../live/hooks';
import { useNames } from '../../live/names';
import { go, pathTo } from '../../route';
import { t } from '../../text/text';
import { Badge, Button, Empty, Failed, Loading, Panel, Title } from '../../ui/basics';
import { attempt } from '../../ui/toast';
import { AskForm } from './AskForm';
import { Outcome } from './Outcome';
import { isUnderWay, type Comparison, type Variant } from './types';
import { wordsOf } from './variant';

export function WhatIf({ about }: { about: string | null }) {
  return about ? <One key={about} about={about} /> : <Many />;
}

function Many() {
  const list = useReading((signal) => all<Comparison>('/v1/what-if', signal), []);
  const newest = [...(list.value ?? [])].sort((a, b) => (a.askedAt < b.askedAt ? 1 : -1));
  useAgainWhile(newest.some(isUnderWay), list);
  return (
    <div class="stack">
      <Title text={t('whatif.title')} />
      <AskForm />
      <Panel title={t('whatif.list')}>
        {list.failed ? <Failed failure={list.failed} again={list.again} /> : !list.value ? <Loading /> : newest.length === 0
          ? <Empty title={t('whatif.none')} todo={t('whatif.none.do')} />
          : <ul class="people">{newest.map((one) => <li key={one.id}><a href={pathTo('what-if', one.id)}>{nameOf(one)}</a><span class="faint">{momentOf(one.askedAt)} · <State of={one} /></span></li>)}</ul>}
      </Panel>
    </div>
  );
}

function One({ about }: { about: string }) {
  const reading = useReading((signal) => get<Comparison>(`/v1/what-if/${id(about)}`, signal), [about]);
  const one = reading.value;
  useAgainWhile(isUnderWay(one), reading);
  const end = () => attempt(() => ask('DELETE', `/v1/what-if/${id(about)}`), t('done')).then((done) => done && go(pathTo('what-if')));
  if (!one || (reading.failed && isUnderWay(one))) return reading.failed ? <><Title text={t('whatif.title')} /><Failed failure={reading.failed} again={reading.again} /><p class="quiet">{t('whatif.gone')} <a href={pathTo('what-if')}>{t('whatif.list')}</a></p></> : <Loading />;
  return (
    <div class="stack">
      <Title text={nameOf(one)}>
        <a class="button" href={pathTo('what-if')}>{t('whatif.back')}</a>
        <Button kind="danger" onClick={end}>{t(isUnderWay(one) ? 'whatif.cancel' : 'whatif.forget')}</Button>
      </Title>
      <Panel title={t('whatif.state')} side={<State of={one} />}>
        <p class="quiet">{t(one.asked.arrivals === 'forecast' ? 'whatif.when.forecast' : 'whatif.when', momentOf(one.from), momentOf(one.to), one.asked.load, t(`whatif.staffing.${one.asked.staffing}`))}</p>
        {isUnderWay(one) && <>
          <progress class="progress" max={1} value={one.progress} aria-label={t('whatif.progress')} />
          <p class="quiet" role="status">{one.state === 'queued' ? t('whatif.ahead', one.ahead) : t('whatif.pairs', one.replicationsDone, one.asked.replications)}</p>
        </>}
        {one.state === 'failed' && <div class="notice bad" role="alert">{one.reason}</div>}
        <h3>{t('whatif.variant')}</h3>
        <What variant={one.asked.variant} />
      </Panel>
      {one.result && <Outcome result={one.result} />}
    </div>
  );
}

function What({ variant }: { variant: Variant }) {
  const [queueOf, agentOf] = [useNames('queue'), useNames('agent')];
  const changes = Object.fromEntries(Object.entries({ queues: variant.queues, agents: variant.agents }).filter(([, some]) => some && Object.keys(some).length > 0));
  return (
    <>
      <ul class="notes">{wordsOf(variant, queueOf, agentOf).map((one) => <li key={one}>{one}</li>)}</ul>
      {Object.keys(changes).length > 0 && <pre class="code" tabIndex={0}>{JSON.stringify(changes, null, 2)}</pre>}
    </>
  );
}

const nameOf = (one: Comparison) => one.asked.name || t('whatif.unnamed', one.asked.group);

function State({ of }: { of: Comparison }) {
  return <Badge tone={of.state === 'failed' ? 'bad' : of.state === 'done' ? 'good' : 'calm'}>{t(`whatif.state.${of.state}`)}{of.state === 'running' && ` ${percent(100 * of.progress)}`}</Badge>;
}
