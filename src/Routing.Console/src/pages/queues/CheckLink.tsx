import { pathTo } from '../../route';
import { has } from '../../session';
import { t } from '../../text/text';
import { Button } from '../../ui/basics';
import type { Checked } from '../../ui/editing';
import { patchOf } from '../../ui/patch';

/** An address is no place for more, and servers refuse longer ones. */
const MOST = 6_000;

/** Leads to a comparison of this draft with what is in force, over the contacts that came lately. */
export function CheckLink({ queue, before, checked }: { queue: string; before: string; checked: Checked }) {
  const now = JSON.parse(before);
  const patch = checked.value && checked.state !== 'faulty' ? patchOf(now, checked.value as Record<string, unknown>) : null;
  const asked = JSON.stringify({ [queue]: patch });
  const group = typeof now.group === 'string' ? now.group : 'default';
  const why = !has('supervisor', 'admin') ? t('role.needs', 'supervisor')
    : checked.state === 'faulty' ? t('edit.faulty')
    : !patch || Object.keys(patch).length === 0 ? t('edit.unchanged')
    : encodeURIComponent(asked).length > MOST ? t('queues.check.long') : null;
  if (why) return <Button why={why}>{t('queues.check')}</Button>;
  return <a class="button" href={pathTo('what-if', null, { group, queues: asked })}>{t('queues.check')}</a>;
}
