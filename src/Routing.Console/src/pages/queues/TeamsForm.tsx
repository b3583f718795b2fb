import { t } from '../../text/text';
import { Cell, isOf, Rows, type Column } from '../../ui/Rows';
import { listOf, withPart, type Part } from '../../ui/parts';

const teams: Column = { path: 'teams', label: 'teams.teams', kind: 'words', hint: 'teams.teams.hint' };
const rings: Column[] = [
  { path: 'afterSeconds', label: 'teams.after', kind: 'number' },
  { path: 'teams', label: 'teams.open', kind: 'words' },
  { path: 'agentTiers', label: 'teams.tiers', kind: 'words' },
];
const hours: Column[] = [{ path: 'team', label: 'teams.team', kind: 'text', needed: true }];
const windows: Column[] = [
  { path: 'days', label: 'teams.days', kind: 'words', hint: 'teams.days.hint' },
  { path: 'from', label: 'teams.from', kind: 'text' },
  { path: 'to', label: 'teams.to', kind: 'text' },
  { path: 'timeZone', label: 'teams.zone', kind: 'text' },
];
const holidays: Column[] = [
  { path: 'firstDate', label: 'teams.firstDate', kind: 'text' },
  { path: 'lastDate', label: 'teams.lastDate', kind: 'text' },
  { path: 'timeZone', label: 'teams.zone', kind: 'text' },
];

/** Which teams may take the queue's contacts: at once, ring by ring, and at which hours. */
export function TeamsForm({ config, set, fault, field }: { config: unknown; set: (config: Part) => void; fault: string | null; field: string | null }) {
  const now = (config ?? {}) as Part;
  const said = { fault, field };
  return (
    <div class="stack">
      <Cell column={teams} value={now.teams} fault={isOf(field, 'teams') ? fault : null} set={(value) => set(withPart(now, 'teams', value))} />
      <Rows {...said} title={t('teams.rings')} add={t('teams.rings.add')} none={t('teams.rings.none')} path="relaxations" items={now.relaxations} columns={rings} fresh={{ afterSeconds: 30, teams: [] }}
        set={(items) => set({ ...now, relaxations: items })} />
      <Rows {...said} title={t('teams.hours')} add={t('teams.hours.add')} none={t('teams.hours.none')} path="teamHours" items={now.teamHours} columns={hours}
        fresh={{ team: '', open: [{ from: '09:00', to: '18:00', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }] }}
        set={(items) => set({ ...now, teamHours: items })}
        more={(item, put, path) => (
          <>
            <Rows {...said} title={t('teams.windows')} add={t('teams.windows.add')} path={`${path}.open`} items={item.open} columns={windows} fresh={{ from: '09:00', to: '18:00', timeZone: zoneOf(item) }}
              set={(open) => put({ ...item, open })} />
            <Rows {...said} title={t('teams.holidays')} add={t('teams.holidays.add')} path={`${path}.closed`} items={item.closed} columns={holidays} fresh={{ firstDate: '', lastDate: '', timeZone: zoneOf(item) }}
              set={(closed) => put({ ...item, closed })} />
          </>
        )} />
    </div>
  );
}

/** The team's own zone, by the hours it has. */
const zoneOf = (item: Part): string => listOf(item.open)[0]?.timeZone ?? listOf(item.closed)[0]?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
