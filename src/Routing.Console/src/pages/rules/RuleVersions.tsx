import { ask } from '../../api';
import { momentOf } from '../../format';
import { has } from '../../session';
import { t } from '../../text/text';
import { Badge, Button, Panel } from '../../ui/basics';
import { attempt, say } from '../../ui/toast';
import type { Group, Version } from './types';

interface Props { path: string; etag: string | null; current: number; versions: Version[]; compare: (version: Version) => void; again: () => void }

/** The versions that are kept, the newest first: to compare with, or to go back to. */
export function RuleVersions({ path, etag, current, versions, compare, again }: Props) {
  const rollBack = (version: number) => attempt(async () => {
    const { value } = await ask<Group>('POST', `${path}:rollBack`, { version }, { ifMatch: etag });
    say(t('rules.rolledback', version, value.version));
    if (value.failedExamples?.length) say(t('rules.rolledback.failed', value.failedExamples.map((one) => one.name).join(', ')), true);
    again();
  });
  return (
    <Panel title={t('rules.versions')}>
      <ul class="versions">
        {versions.map((one) => (
          <li key={one.version}>
            <div class="named"><strong>{t('rules.version', one.version)} {one.version === current && <Badge tone="good">{t('rules.current')}</Badge>}</strong><small>{momentOf(one.at)}</small></div>
            <div class="actions">
              <Button label={`${t('rules.compare')}: ${t('rules.version', one.version)}`} onClick={() => compare(one)}>{t('rules.compare')}</Button>
              <Button label={`${t('rules.rollback')}: ${t('rules.version', one.version)}`} why={!has('admin') ? t('role.needs', 'admin') : one.version === current && t('rules.isCurrent')} onClick={() => rollBack(one.version)}>{t('rules.rollback')}</Button>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
