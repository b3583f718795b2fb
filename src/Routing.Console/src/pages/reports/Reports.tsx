/** Figures over time and by whom, the skill matrix, and where the time of a contact goes. */
import { useReading } from '../../live/hooks';
import { useQuery } from '../../route';
import { t } from '../../text/text';
import { Failed, Loading, Title } from '../../ui/basics';
import { Chips } from '../../ui/Chips';
import { Measured } from './Measured';
import { ranges, readMeasures, type Range } from './reading';
import { SkillMatrix } from './SkillMatrix';
import { dimensions, headlines, overview, sides, type Dimension, type Measure } from './types';

export function Reports() {
  const measures = useReading(readMeasures, []);
  const [range, setRange] = useQuery('range', 'today');
  const [by, setBy] = useQuery('by', 'queue');
  const [side, setSide] = useQuery('side', overview);
  const chosen = measuresOf(measures.value ?? [], side);
  return (
    <div class="stack">
      <Title text={t('reports.title')}>
        {measures.value && <>
          <Chips label={t('reports.range')} options={Object.keys(ranges).map((one) => [one, t(`reports.${one}`)])} value={range} set={setRange} />
          <label class="pick"><span>{t('reports.by')}</span><select value={by} onChange={(change) => setBy(change.currentTarget.value)}>{dimensions.map((one) => <option key={one} value={one}>{t(`reports.by.${one}`)}</option>)}</select></label>
        </>}
      </Title>
      {measures.failed ? <Failed failure={measures.failed} again={measures.again} /> : !measures.value ? <Loading /> : <>
        <Chips label={t('reports.side')} options={sides.map((one) => [one, t(`side.${one}`)])} value={side} set={setSide} />
        <Measured key={side} side={side} all={measures.value} measures={chosen} range={range as Range} by={by as Dimension} />
      </>}
      <SkillMatrix />
    </div>
  );
}

const measuresOf = (all: Measure[], side: string) => (side === overview ? headlines.flatMap((name) => all.filter((measure) => measure.name === name)) : all.filter((measure) => measure.side === side));
