import { t } from '../../text/text';
import { Button } from '../../ui/basics';
import { Diff } from '../../ui/Diff';
import { pretty } from '../../ui/editing';
import type { Theirs } from './keeping';

/** Two people have one draft open: what the other made of it, against what is here, and whose is to go on. */
export function DraftConflict({ theirs, mine, inForce, take, keep }: { theirs: Theirs; mine: string; inForce: string; take: () => void; keep: () => void }) {
  return (
    <div class="notice bad" role="alert">
      <strong>{t(theirs.rules ? 'rules.conflict' : 'rules.conflict.gone')}</strong>
      <div class="actions"><Button onClick={take}>{t('rules.conflict.take')}</Button><Button onClick={keep}>{t('rules.conflict.keep')}</Button></div>
      <details class="difference"><summary>{t('rules.conflict.diff')}</summary><Diff before={theirs.rules ? pretty(theirs.rules) : inForce} after={mine} /></details>
    </div>
  );
}
