import { t } from '../text/text';
import { Button } from './basics';
import { Diff } from './Diff';

/** Somebody else saved what is being typed on: what they made of it beside the draft, and which of the two is to stay is the reader's word. */
export function Conflict({ title = t('conflict.title'), theirs, mine, take, keep }: { title?: string; theirs: string; mine: string; take: () => void; keep: () => void }) {
  return (
    <div class="notice warn conflict" role="alert">
      <strong>{title}</strong>
      <span>{t('conflict.how')}</span>
      <div class="actions"><Button onClick={take}>{t('conflict.take')}</Button><Button onClick={keep}>{t('conflict.keep')}</Button></div>
      <Diff before={theirs} after={mine} />
    </div>
  );
}
