import { t, useLanguage } from '../../text/text';
import type { Tone } from '../../ui/basics';
import { countOf, shown, tipOf, titleOf, type Figure, type Measure, type ReportRow } from './types';

/** Each measure of a side as one figure with its n, what it was before, and its target; pressed, it is the one in the chart. */
export function Tiles({ measures, row, chosen, choose, withSide }: { measures: Measure[]; withSide: boolean; row: ReportRow | undefined; chosen: string; choose: (name: string) => void }) {
  const language = useLanguage();
  return (
    <div class="tiles" role="group" aria-label={t('reports.measure')}>
      {measures.map((measure) => {
        const figure = row?.figures[measure.name];
        const tone = toneOf(measure, figure);
        return (
          <button key={measure.name} type="button" class={`tile ${tone}`} aria-pressed={measure.name === chosen} data-tip={tipOf(measure, language)} onClick={() => choose(measure.name)}>
            {withSide && <span class="tile-side">{t(`side.${measure.side}`)}</span>}
            <span class="tile-title">{titleOf(measure, language)}</span>
            <span class="tile-value">{shown(measure, figure?.value)} {tone !== 'none' && <small class={`tone ${tone}`}>{t(`wall.${tone}`)}</small>}</span>
            <small>{countOf(measure, figure?.n ?? 0)}{figure?.baseline !== null && figure?.baseline !== undefined && ` · ${t('reports.baseline', shown(measure, figure.baseline))}`}{figure?.target !== null && figure?.target !== undefined && ` · ${t('reports.target', shown(measure, figure.target))}`}</small>
          </button>
        );
      })}
    </div>
  );
}

function toneOf(measure: Measure, figure: Figure | undefined): Tone {
  if (!figure || figure.value === null || figure.target === null || figure.target === undefined || measure.better === 'neither') return 'none';
  return (measure.better === 'higher' ? figure.value >= figure.target : figure.value <= figure.target) ? 'good' : 'bad';
}
