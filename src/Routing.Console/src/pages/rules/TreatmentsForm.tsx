import { t } from '../../text/text';
import { Rows, type Column } from '../../ui/Rows';
import { listOf } from '../../ui/parts';
import type { RuleSet } from './types';

const columns: Column[] = [
  { path: 'name', label: 'treatments.name', kind: 'text', needed: true },
  { path: 'music', label: 'treatments.music', kind: 'text' },
  { path: 'announceAtSeconds', label: 'treatments.announce', kind: 'numbers', hint: 'treatments.announce.hint' },
  { path: 'offerCallbackAfterSeconds', label: 'treatments.callback', kind: 'number' },
  { path: 'wrapUpSeconds', label: 'treatments.wrapUp', kind: 'number' },
  { path: 'answerSource.url', label: 'treatments.source', kind: 'line' },
  { path: 'whisper', label: 'treatments.whisper', kind: 'long', hint: 'treatments.whisper.hint' },
];
const messages: Column[] = [
  { path: 'text', label: 'treatments.text', kind: 'long', needed: true, hint: 'treatments.text.hint' },
  { path: 'languages', label: 'treatments.languages', kind: 'words' },
  { path: 'tiers', label: 'treatments.tiers', kind: 'words' },
  { path: 'afterSeconds', label: 'treatments.after', kind: 'number' },
];

/** What customers hear while they wait, and what their agent is told, by the name that rules select it by. */
export function TreatmentsForm({ rules, set, fault, field }: { rules: unknown; set: (rules: RuleSet) => void; fault: string | null; field: string | null }) {
  const now = (rules ?? {}) as RuleSet;
  const said = { fault, field };
  return (
    <Rows {...said} title={t('treatments.title')} add={t('treatments.add')} none={t('treatments.none')} path="treatments" items={now.treatments} columns={columns} fresh={{ name: '' }}
      set={(items) => set({ ...now, treatments: items })}
      more={(item, put, path) => (
        <>
          <p class="quiet">{usedBy(now, item.name)}</p>
          <Rows {...said} title={t('treatments.messages')} add={t('treatments.messages.add')} path={`${path}.messages`} items={item.messages} columns={messages} fresh={{ text: '' }} set={(list) => put({ ...item, messages: list })} />
        </>
      )} />
  );
}

function usedBy(rules: RuleSet, name: unknown): string {
  const wanted = String(name ?? '').toLowerCase();
  const names = listOf(rules.rules).filter((rule) => String(rule.then?.treatment ?? '').toLowerCase() === wanted && wanted !== '').map((rule) => rule.name);
  return names.length ? t('treatments.usedBy', names.join(', ')) : t('treatments.unused');
}
