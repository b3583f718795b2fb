import { ask, id, serverNow } from '../../api';
import { momentOf } from '../../format';
import { has } from '../../session';
import { t } from '../../text/text';
import { Badge, Button, Panel } from '../../ui/basics';
import { attempt } from '../../ui/toast';
import type { Group, Profile } from './types';

/** The profiles in force, each with how it stands and a switch, which changes nothing else of the rules. */
export function ProfileSwitches({ path, group, again }: { path: string; group: Group; again: () => void }) {
  const profiles = group.profiles ?? [];
  if (!profiles.length) return null;
  const mayNot = !has('supervisor', 'admin') && t('role.needs', 'supervisor');
  const flip = (profile: Profile, isOn: boolean) => attempt(async () => {
    await ask('POST', `${path}/profiles/${id(profile.name)}:${isOn ? 'switchOff' : 'switchOn'}`);
    again();
  }, t(isOn ? 'profiles.switchedOff' : 'profiles.switchedOn', profile.name));
  return (
    <Panel title={t('profiles.title')}>
      <ul class="versions">
        {profiles.map((profile) => {
          const isOn = group.profilesOn.includes(profile.name);
          const verb = t(isOn ? 'profiles.off' : 'profiles.on');
          return (
            <li key={profile.name}>
              <div class="named"><strong>{profile.name}</strong><Badge tone={isOn ? 'warn' : 'none'}>{stands(profile, isOn)}</Badge></div>
              <div class="actions"><Button label={`${verb}: ${profile.name}`} why={mayNot} onClick={() => flip(profile, isOn)}>{verb}</Button></div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function stands(profile: Profile, isOn: boolean): string {
  if (isOn) return t(profile.on ? 'profiles.isOn' : 'profiles.isOnByCalendar');
  return profile.offUntil && Date.parse(profile.offUntil) > serverNow() ? t('profiles.isOffUntil', momentOf(profile.offUntil)) : t('profiles.isOff');
}
