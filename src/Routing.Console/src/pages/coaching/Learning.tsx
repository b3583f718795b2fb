import { useMemo } from 'preact/hooks';
import { ask, id, post } from '../../api';
import { duration, momentOf, number, percent } from '../../format';
import { useQueues } from '../../live/hooks';
import { usePaged } from '../../live/paged';
import { pathTo } from '../../route';
import { has } from '../../session';
import { t, useLanguage } from '../../text/text';
import { Badge, Button, Empty, Failed, Loading, Panel } from '../../ui/basics';
import { More } from '../../ui/More';
import { Name } from '../../ui/Name';
import { saveText } from '../../ui/save';
import { Sure } from '../../ui/Sure';
import { Table, type Column } from '../../ui/Table';
import { attempt } from '../../ui/toast';
import type { Asked } from './Coaching';
import { Drifts } from './Drifts';
import type { Learned } from './types';

type Verb = 'freeze' | 'resume' | 'reset';

/** What decisions go by: what is known of each agent and intent, how fast it is forgotten, and what has changed lately; frozen, forgotten and exported by whoever may. */
export function Learning({ group, agent, intent }: Asked) {
  const path = `/v1/groups/${id(group)}/learning`;
  const language = useLanguage();
  const list = usePaged<Learned>(path, { agent, intent }, 100);
  const not = has('admin') ? null : t('role.needs', 'admin');
  const act = (who: string, verb: Verb, what: string | null) => attempt(() => post(`/v1/agents/${id(who)}/learning:${verb}`, { intent: what }), t(`learn.${verb}.done`, who)).then((done) => (done ? list.again() : undefined));
  const asked = new URLSearchParams({ format: 'csv', ...(agent && { agent }), ...(intent && { intent }) }).toString();
  const save = () => attempt(async () => saveText(`learning-${group}.csv`, (await ask<string>('GET', `${path}:export?${asked}`, undefined, { text: true })).value, 'text/csv'));
  const columns = useMemo(() => columnsOf(act, not), [language, path, not]);
  return (
    <>
      <Forgetting group={group} />
      <Drifts group={group} />
      <Panel class="flush" title={t('learn.title')} side={<div class="actions">
        {agent && list.value?.some((one) => one.agent === agent) && <>
          <Button why={not} onClick={() => act(agent, 'freeze', null)}>{t('learn.freeze.all', agent)}</Button>
          <Button why={not} onClick={() => act(agent, 'resume', null)}>{t('learn.resume.all', agent)}</Button>
          <Sure why={not} question={t('learn.reset.sure')} act={() => act(agent, 'reset', null)}>{t('learn.reset.all', agent)}</Sure>
        </>}
        <Button onClick={list.again}>{t('hooks.again')}</Button>
        <Button onClick={save}>{t('export.csv')}</Button>
      </div>}>
        {list.failed && <Failed failure={list.failed} again={list.again} />}
        {list.value ? <>
          <p class="quiet padded">{t('learn.how')}</p>
          <Table name="learning" label={t('learn.title')} rows={list.value} columns={columns} id={(one) => `${one.agent}/${one.intent}`} rowHeight={52} empty={<Empty title={t('learn.none')} todo={t('learn.none.do')} />} />
        </> : !list.failed && <Loading />}
        <More of={list} />
      </Panel>
    </>
  );
}

/** How fast what was seen counts less, as each queue has it. */
function Forgetting({ group }: { group: string }) {
  const { items } = useQueues();
  const queues = [...items.values()].filter((queue) => queue.group === group);
  if (queues.length === 0) return null;
  return (
    <Panel title={t('learn.forgetting')}>
      <p class="quiet">{t('learn.forgetting.how')}</p>
      <ul class="choices">{queues.map((queue) => <li key={queue.id}><a href={pathTo('queues', queue.id)}>{queue.name}</a><span>{Number(queue.learningHalfLifeDays) > 0 ? t('learn.days', number(Number(queue.learningHalfLifeDays), Number(queue.learningHalfLifeDays) % 1 ? 1 : 0)) : t('learn.never')}</span></li>)}</ul>
    </Panel>
  );
}

const columnsOf = (act: (who: string, verb: Verb, what: string) => unknown, not: string | null): Column<Learned>[] => [
  { key: 'agent', title: t('coach.agent'), show: (one) => <div class="named"><strong><Name of="agent" id={one.agent} /></strong><small>{one.intent}</small></div> },
  { key: 'n', title: t('coach.n'), number: true, def: 'learn.n', show: (one) => number(one.contacts, one.contacts % 1 ? 1 : 0) },
  { key: 'resolved', title: t('coach.resolution'), number: true, def: 'learn.resolved', show: (one) => <Figure own={percent(one.resolvedPercent)} expected={percent(one.expectedResolvedPercent)} about={t('learn.about', percent(one.expectedResolvedLowPercent), percent(one.expectedResolvedHighPercent), percent(one.startResolvedPercent), percent(one.groupResolvedPercent))} /> },
  { key: 'satisfaction', title: t('coach.satisfaction'), number: true, wide: true, def: 'learn.expected', show: (one) => <Figure own={number(one.satisfaction, 1)} expected={number(one.expectedSatisfaction, 1)} about={t('learn.group', number(one.startSatisfaction, 1), number(one.groupSatisfaction, 1))} /> },
  { key: 'handle', title: t('coach.handleTime'), number: true, wide: true, def: 'learn.expected', show: (one) => <Figure own={duration(one.handleSeconds)} expected={duration(one.expectedHandleSeconds)} about={t('learn.group', duration(one.startHandleSeconds), duration(one.groupHandleSeconds))} /> },
  { key: 'last', title: t('learn.last'), wide: true, show: (one) => (one.lastAt ? momentOf(one.lastAt) : '–') },
  {
    key: 'do', title: t('agents.actions'), show: (one) => {
      const about = `${one.agent}, ${one.intent}`;
      return (
        <div class="actions">
          {one.frozen && <Badge tone="calm">{t('learn.frozen')}</Badge>}
          <Button why={not} label={`${t(one.frozen ? 'learn.resume' : 'learn.freeze')}: ${about}`} onClick={() => act(one.agent, one.frozen ? 'resume' : 'freeze', one.intent)}>{t(one.frozen ? 'learn.resume' : 'learn.freeze')}</Button>
          <Sure why={not} label={`${t('learn.reset')}: ${about}`} question={t('learn.reset.sure')} act={() => act(one.agent, 'reset', one.intent)}>{t('learn.reset')}</Sure>
        </div>
      );
    },
  },
];

/** What was seen, and what is expected of it with whatever makes it doubtful. */
const Figure = ({ own, expected, about }: { own: string; expected: string; about: string }) => <div class="named end"><span>{own} <span aria-hidden="true">→</span> <strong>{expected}</strong></span><small>{about}</small></div>;
