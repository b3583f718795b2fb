import { momentOf } from '../../format';
import { pathTo } from '../../route';
import { t } from '../../text/text';
import { Badge, Panel } from '../../ui/basics';
import type { RulesCheck } from './types';

/** What the draft makes of its examples and of the contacts that came in lately. */
export function CheckResult({ check }: { check: RulesCheck }) {
  return (
    <Panel title={t('rules.check')} class="checkresult">
      <p class={`notice ${check.changed ? 'warn' : 'good'}`} role="status">{check.replayed ? t('rules.checked', check.replayed, check.changed) : t('rules.checked.none')}</p>
      {check.faults.length > 0 && <><h3>{t('rules.faults')}</h3><ul class="plainlist">{check.faults.map((fault) => <li key={fault.field}><code>{fault.field}</code> {fault.mend}</li>)}</ul></>}
      {check.warnings.length > 0 && <><h3>{t('rules.warnings')}</h3><ul class="plainlist">{check.warnings.map((warning) => <li key={warning.field}><code>{warning.field}</code> {warning.mend}</li>)}</ul></>}
      {check.replayed > 0 && check.rules.length > 0 && <><h3>{t('rules.held')}</h3><ul class="plainlist">{check.rules.map((rule) => <li key={rule.name}><Badge tone={rule.held ? 'none' : 'warn'}>{t('rules.held.of', rule.held, check.replayed)}</Badge> {rule.name}</li>)}</ul></>}
      {check.examples.length > 0 && <><h3>{t('rules.examples')}</h3><ul class="plainlist">{check.examples.map((example) => <li key={example.name}><Badge tone={toneOf(example)}>{t(wordOf(example))}</Badge> {example.name} <small>{example.notLearned ? t('rules.example.waits.why', example.notLearned) : example.misses.join('; ')}</small></li>)}</ul></>}
      {Object.keys(check.moves).length > 0 && <><h3>{t('rules.moves')}</h3><ul class="plainlist">{Object.entries(check.moves).map(([move, count]) => <li key={move}><strong>{count}</strong> {move}</li>)}</ul></>}
      {check.changes.length > 0 && <><h3>{t('rules.changes')}</h3><ul class="plainlist">{check.changes.slice(0, 10).map((change) => <li key={change.contactId}><a href={pathTo('contacts', change.contactId)}>{change.contactId}</a> <small>{momentOf(change.createdAt)}: {change.differences.join('; ')}</small></li>)}</ul></>}
    </Panel>
  );
}

type Example = RulesCheck['examples'][number];

const toneOf = (example: Example) => (example.passes ? 'good' : example.notLearned ? 'warn' : 'bad');
const wordOf = (example: Example) => (example.passes ? 'rules.example.pass' : example.notLearned ? 'rules.example.waits' : 'rules.example.fail');
