import { useMemo } from 'preact/hooks';
import { get, id } from '../../api';
import { momentOf, number } from '../../format';
import { useReading } from '../../live/hooks';
import { useNames, type Naming } from '../../live/names';
import { useQuery } from '../../route';
import { t, useLanguage } from '../../text/text';
import { Badge, Button, Empty, Failed, Loading, Panel } from '../../ui/basics';
import { Chips } from '../../ui/Chips';
import { Name } from '../../ui/Name';
import { Span } from '../../ui/Span';
import { exportTable, Table, type Column } from '../../ui/Table';
import { Suggestions } from '../planning/Suggestions';
import type { Asked } from './Coaching';
import { measures, shown, type Coaching, type CoachingFigure, type CoachingMeasure } from './types';

const DAYS = ['30', '90', '365'];
const KINDS = ['skill', 'training'];

/** Each agent beside its peers in one measure, by intent: drawn towards them as far as few contacts make it doubtful. In the order of names: who differs by chance alone is not told from others. */
export function Peers({ group, agent, intent }: Asked) {
  const [days, setDays] = useQuery('days', '90');
  const [chosen, choose] = useQuery('measure', 'resolution');
  const [only, setOnly] = useQuery('is');
  const measure = (measures.find((one) => one === chosen) ?? 'resolution') as CoachingMeasure;
  const language = useLanguage();
  const asked = new URLSearchParams({ days, ...(agent && { agent }), ...(intent && { intent }) }).toString();
  const reading = useReading((signal) => get<Coaching>(`/v1/groups/${id(group)}/coaching?${asked}`, signal), [group, asked]);
  const figures = useMemo(() => (reading.value?.figures ?? []).filter((one) => one.measure === measure && (!only || one.isReal)), [reading.value, measure, only]);
  const agentOf = useNames('agent');
  const columns = useMemo(() => columnsOf(measure, figures, agentOf), [measure, figures, agentOf, language]);
  return (
    <>
      <Suggestions group={group} kinds={KINDS} title={t('coach.proposals')} todo={t('coach.proposals.do')} />
      <Panel class="flush" title={t('coach.beside')} side={<div class="actions">
        <Chips label={t('coach.measure')} options={measures.map((one) => [one, t(`coach.${one}`)])} value={measure} set={choose} />
        <Chips label={t('coach.which')} options={[['', t('all')], ['real', t('coach.real')]]} value={only} set={setOnly} />
        <label class="pick"><span>{t('coach.days')}</span><select value={days} onChange={(choice) => setDays(choice.currentTarget.value)}>{[...new Set([...DAYS, days])].map((one) => <option key={one}>{one}</option>)}</select></label>
        <Button onClick={() => exportTable(`coaching-${measure}`, figures, columns)}>{t('export.csv')}</Button>
      </div>}>
        {reading.failed && <Failed failure={reading.failed} again={reading.again} />}
        {reading.value ? <>
          <p class="quiet padded">{t('coach.how', momentOf(reading.value.from), momentOf(reading.value.to))}</p>
          <Table name="coaching" label={t('coach.beside')} rows={figures} columns={columns} id={(one) => `${one.agent}/${one.intent}`} order="agent" rowHeight={52}
            empty={<Empty title={t(only && reading.value.figures.length ? 'coach.noreal' : 'coach.none')} todo={t(only && reading.value.figures.length ? 'coach.noreal.do' : 'coach.none.do')} />} />
        </> : !reading.failed && <Loading />}
      </Panel>
    </>
  );
}

function columnsOf(measure: CoachingMeasure, figures: CoachingFigure[], agentOf: Naming): Column<CoachingFigure>[] {
  const show = (value: number) => shown(measure, value);
  const reach = 1.05 * Math.max(...figures.flatMap((one) => [Math.abs(one.low - one.peers), Math.abs(one.high - one.peers), Math.abs(one.own - one.peers)]), Number.EPSILON);
  // Figures are exported, and nobody is put in an order by them.
  return [
    { key: 'agent', title: t('coach.agent'), value: (one) => agentOf(one.agent), show: (one) => <div class="named"><strong><Name of="agent" id={one.agent} /></strong><small class="narrow-only">{one.intent}</small></div> },
    { key: 'intent', title: t('contact.intent'), wide: true, value: (one) => one.intent, show: (one) => one.intent },
    { key: 'n', title: t('coach.n'), number: true, def: 'coach.n', value: (one) => one.contacts, show: (one) => number(one.contacts) },
    { key: 'own', title: t('coach.own'), number: true, wide: true, unsorted: true, def: 'coach.own', value: (one) => one.own, show: (one) => show(one.own) },
    { key: 'peers', title: t('coach.theirs'), number: true, unsorted: true, def: 'coach.theirs', value: (one) => one.peers, show: (one) => show(one.peers) },
    { key: 'expected', title: t('coach.expected'), number: true, unsorted: true, def: 'coach.expected', value: (one) => one.expected, show: (one) => <div class="named end"><strong>{show(one.expected)}</strong><small>{t('whatif.between', show(one.low), show(one.high))}</small></div> },
    { key: 'low', title: t('coach.plot'), unsorted: true, wide: true, def: 'coach.plot', show: (one) => <Span low={one.low} high={one.high} value={one.own} centre={one.peers} reach={reach} tone={toneOf(one)} /> },
    { key: 'finding', title: t('coach.finding'), unsorted: true, def: 'coach.finding', value: findingOf, show: (one) => <Badge tone={toneOf(one)}>{findingOf(one)}</Badge> },
  ];
}

const toneOf = (one: CoachingFigure) => (!one.isReal ? 'none' : one.isBetter ? 'good' : 'warn');

const findingOf = (one: CoachingFigure) => t(!one.isReal ? 'whatif.chance' : one.isBetter ? 'coach.better' : 'coach.worse');
