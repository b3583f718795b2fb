import { useGroups } from '../live/groups';
import { t } from '../text/text';

/** Which routing group is meant; nothing is drawn where there is one. */
export function GroupPick({ group, set }: { group: string; set: (group: string) => void }) {
  const groups = useGroups(group);
  if (groups.length < 2) return null;
  return <label class="pick"><span>{t('whatif.group')}</span><select value={group} onChange={(change) => set(change.currentTarget.value)}>{groups.map((one) => <option key={one}>{one}</option>)}</select></label>;
}
