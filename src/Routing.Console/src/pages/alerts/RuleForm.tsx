import { t, useLanguage } from '../../text/text';
import { Field } from '../../ui/basics';
import { dimensions, titleOf, type Measure } from '../reports/types';
import type { Draft, Faults } from './draft';
import { gauges } from './types';

interface Props { draft: Draft; isNew: boolean; faults: Faults; measures: Measure[]; change: (part: Partial<Draft>) => void }
type Texts = 'id' | 'name' | 'limit' | 'clearAt' | 'overMinutes' | 'forSeconds' | 'minCount' | 'weeks' | 'zone';
type Choices = 'severity' | 'each' | 'kind' | 'only';

export function RuleForm({ draft, isNew, faults, measures, change }: Props) {
  const language = useLanguage();
  const isLive = draft.measure in gauges;
  const isUnusual = draft.kind === 'unusual';
  const text = (field: Texts, hint?: string, isNumber = true) => (
    <Field label={t(`watch.field.${field}`)} hint={hint} fault={faults[field]}>
      <input value={draft[field]} inputMode={isNumber ? 'decimal' : undefined} autocomplete="off" aria-invalid={faults[field] ? 'true' : undefined} onInput={(input) => change({ [field]: input.currentTarget.value })} />
    </Field>
  );
  const choose = (field: Choices, options: [value: string, text: string][]) => (
    <Field label={t(`watch.field.${field}`)} fault={faults[field]}>
      <select value={draft[field]} onChange={(choice) => change({ [field]: choice.currentTarget.value })}>{options.map(([value, words]) => <option key={value} value={value}>{words}</option>)}</select>
    </Field>
  );
  return (
    <>
      <div class="formgrid">
        {isNew && text('id', t('queues.id.hint'), false)}
        {text('name', undefined, false)}
        {choose('severity', ['warning', 'critical'].map((one) => [one, t(`alerts.${one}`)]))}
        <Field label={t('watch.field.measure')} fault={faults.measure}>
          <select value={draft.measure} onChange={(choice) => change({ measure: choice.currentTarget.value, each: gauges[choice.currentTarget.value] ?? draft.each })}>
            <optgroup label={t('watch.live')}>{Object.keys(gauges).map((one) => <option key={one} value={one}>{t(`watch.${one}`)}</option>)}</optgroup>
            <optgroup label={t('watch.over')}>
              {measures.map((one) => <option key={one.name} value={one.name}>{titleOf(one, language)}</option>)}
              {!isLive && !measures.some((one) => one.name === draft.measure) && <option value={draft.measure}>{draft.measure}</option>}
            </optgroup>
          </select>
        </Field>
        {choose('kind', ['above', 'below', 'unusual'].map((one) => [one, t(`watch.kind.${one}`)]))}
        {text('limit', t(isUnusual ? 'watch.hint.deviations' : 'watch.hint.limit'))}
        {text('clearAt', t('watch.hint.clearAt'))}
        {choose('each', [['', t('watch.whole')], ...dimensions.map((one): [string, string] => [one, t(`watch.of.${one}`)])])}
        {!isLive && text('overMinutes', t('watch.hint.overMinutes'))}
        {text('forSeconds')}
        {!isLive && text('minCount', t('watch.hint.minCount'))}
        {isUnusual && <>
          {text('weeks')}
          {choose('only', [['', t('watch.either')], ['above', t('watch.kind.above')], ['below', t('watch.kind.below')]])}
          {text('zone', undefined, false)}
        </>}
      </div>
      <details class="narrowing" open={dimensions.some((one) => draft.of[one] !== '')}>
        <summary>{t('watch.part')}</summary>
        <div class="formgrid">{dimensions.map((one) => (
          <Field key={one} label={t(`watch.of.${one}`)} fault={faults[`of.${one}`]}><input value={draft.of[one]} autocomplete="off" onInput={(input) => change({ of: { ...draft.of, [one]: input.currentTarget.value } })} /></Field>
        ))}</div>
      </details>
    </>
  );
}
