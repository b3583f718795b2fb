/** The rules of a routing group: what is in force, a draft that the server checks as it is typed, its effect on recent contacts, and every version. */
import { all } from '../../api';
import { useReading } from '../../live/hooks';
import { useQuery } from '../../route';
import { t } from '../../text/text';
import { Empty, Failed, Loading, Title } from '../../ui/basics';
import { RuleDraft } from './RuleDraft';
import type { Group } from './types';

export function Rules() {
  const groups = useReading((signal) => all<Group>('/v1/groups', signal), []);
  const [chosen, choose] = useQuery('group');
  const group = groups.value?.find((one) => one.id === chosen) ?? groups.value?.[0];
  const title = (
    <Title text={t('rules.title')}>
      {(groups.value?.length ?? 0) > 1 && <select aria-label={t('rules.group')} value={group?.id} onChange={(change) => choose(change.currentTarget.value)}>{groups.value!.map((one) => <option key={one.id} value={one.id}>{one.id}</option>)}</select>}
    </Title>
  );
  const failed = groups.failed ? <Failed failure={groups.failed} again={groups.again} /> : null;
  if (!groups.value) return <>{title}{failed ?? <Loading />}</>;
  if (!group) return <>{title}{failed}<Empty title={t('rules.none')} todo={t('rules.none.do')} /></>;
  return <>{title}{failed}<RuleDraft key={group.id} group={group.id} /></>;
}
