import { ask, id, Problem } from '../../api';
import { momentOf } from '../../format';
import { queues } from '../../live/board';
import { usePaged } from '../../live/paged';
import type { Queue } from '../../live/types';
import { has } from '../../session';
import { t } from '../../text/text';
import { Badge, Empty, Failed, Loading, Panel } from '../../ui/basics';
import type { Versioned } from '../../ui/base';
import { More } from '../../ui/More';
import { Sure } from '../../ui/Sure';
import { attempt, say } from '../../ui/toast';
import { Difference } from '../audit/Difference';
import { verbOf, whoOf, type Change } from '../audit/types';

const AT_A_TIME = 10;

interface Props { queue: string; etag: string | null; saved: (queue: Versioned<Queue>) => void; again: () => void }

/** The changes of a queue as the audit has them, for whoever may read it: each can be undone by putting back what was before. */
export function QueueVersions(props: Props) {
  return <Versions key={props.etag} {...props} />;
}

function Versions({ queue, etag, saved, again }: Props) {
  const changes = usePaged<Change>('/v1/audit', { kind: 'queue', id: queue }, AT_A_TIME);
  const made = changes.value?.filter((change) => change.outcome === 'made');
  const putBack = (change: Change) => attempt(async () => {
    try {
      saved(await ask<Queue>('PUT', `/v1/queues/${id(queue)}`, change.before, { ifMatch: etag }));
      say(t('queues.putBack.done', queue, momentOf(change.at)));
      queues.touch(queue);
      again();
    } catch (failure) {
      if (!(failure instanceof Problem) || failure.status !== 412) throw failure;
      say(t('queues.newer'), true);
      again();
    }
  });
  return (
    <Panel title={t('queues.versions')}>
      {changes.failed && <Failed failure={changes.failed} again={changes.again} />}
      {made ? made.length === 0 ? <Empty title={t('queues.versions.none')} /> : (
        <ul class="versions">{made.map((change) => (
          <li key={change.number} class="changed">
            <div class="named"><strong>{momentOf(change.at)} <Badge tone="none">{t(`audit.is.${verbOf(change)}`)}</Badge></strong><small>{whoOf(change)}</small></div>
            {change.before !== null && <div class="actions"><Sure kind="plain" question={t('queues.putBack.sure', momentOf(change.at))} why={!has('admin') && t('role.needs', 'admin')} label={`${t('queues.putBack')}: ${momentOf(change.at)}`} act={() => putBack(change)}>{t('queues.putBack')}</Sure></div>}
            <Difference change={change} />
          </li>
        ))}</ul>
      ) : !changes.failed && <Loading />}
      <More of={changes} />
    </Panel>
  );
}
